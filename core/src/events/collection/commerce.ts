import type { ObjectRef } from '../event.ts';
import { type EventAmounts, readAmounts } from '../parse-money.ts';
import { isObject, type Json, type Refusal, refuse, textAt } from './message.ts';

/** What an event of the e-commerce specification says about money; the others say nothing by their name. */
type MoneyMeaning = 'earns' | 'gives-back' | 'none';

/**
 * The events of Segment's e-commerce specification. Only a completed order earns and only a refund gives back: an order
 * that is begun, changed or called off carries an amount too, which is not money that moved.
 */
const meanings: Readonly<Record<string, MoneyMeaning>> = {
  'Products Searched': 'none',
  'Product List Viewed': 'none',
  'Product List Filtered': 'none',
  'Promotion Viewed': 'none',
  'Promotion Clicked': 'none',
  'Product Clicked': 'none',
  'Product Viewed': 'none',
  'Product Added': 'none',
  'Product Removed': 'none',
  'Cart Viewed': 'none',
  'Checkout Started': 'none',
  'Checkout Step Viewed': 'none',
  'Checkout Step Completed': 'none',
  'Payment Info Entered': 'none',
  'Order Updated': 'none',
  'Order Completed': 'earns',
  'Order Refunded': 'gives-back',
  'Order Cancelled': 'none',
  'Coupon Entered': 'none',
  'Coupon Applied': 'none',
  'Coupon Denied': 'none',
  'Coupon Removed': 'none',
  'Product Added to Wishlist': 'none',
  'Product Removed from Wishlist': 'none',
  'Wishlist Product Added to Cart': 'none',
  'Product Shared': 'none',
  'Cart Shared': 'none',
  'Product Reviewed': 'none',
  'Experiment Viewed': 'none',
};

/** Names of the specification's first edition, which many shops still send. */
const firstEdition: Readonly<Record<string, string>> = {
  viewedproductcategory: 'Product List Viewed',
  viewedproduct: 'Product Viewed',
  clickedproduct: 'Product Clicked',
  addedproduct: 'Product Added',
  removedproduct: 'Product Removed',
  startedorder: 'Checkout Started',
  startedcheckout: 'Checkout Started',
  viewedcheckoutstep: 'Checkout Step Viewed',
  completedcheckoutstep: 'Checkout Step Completed',
  updatedorder: 'Order Updated',
  completedorder: 'Order Completed',
  refundedorder: 'Order Refunded',
  cancelledorder: 'Order Cancelled',
  viewedpromotion: 'Promotion Viewed',
  clickedpromotion: 'Promotion Clicked',
  viewedexperiment: 'Experiment Viewed',
};

const byPlainName = new Map([
  ...Object.keys(meanings).map((name) => [plainName(name), name] as const),
  ...Object.entries(firstEdition),
]);

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

const known = new Map<string, string>();

/** The specification's name for an event it knows, however it is written ("order_completed"); any other name as it is. */
export function activityOf(name: string): string {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const activity = byPlainName.get(plainName(name)) ?? name;
  if (known.size > 10_000) known.clear();
  known.set(name, activity);
  return activity;
}

/** What an event earned and cost, from its properties. An amount without a currency takes that of its source. */
export function moneyOf(activity: string, properties: Json, defaultCurrency: string): EventAmounts | Refusal {
  const written = {
    cost: amountOf(properties, ['cost']),
    revenue: amountOf(properties, revenueNames(activity)),
    currency: textAt(properties, 'currency') || defaultCurrency,
  };
  const money = readAmounts(written, 'point');
  if ('reason' in money) return refuse(money.reason, money.detail);
  if (meanings[activity] !== 'gives-back') return money;
  return { ...money, revenueMinor: -Math.abs(money.revenueMinor) };
}

/** Where an event says what it earned, best first: an order without its revenue still has a subtotal or a total. */
function revenueNames(activity: string): readonly string[] {
  const meaning = meanings[activity];
  switch (meaning) {
    case 'earns':
      return ['revenue', 'subtotal', 'total'];
    case 'gives-back':
      return ['revenue', 'total'];
    case 'none':
      return [];
    default:
      return ['revenue'];
  }
}

function amountOf(properties: Json, names: readonly string[]): string {
  for (const name of names) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    // Beyond 15 digits a number is written with an exponent, which no amount is.
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    // What is no amount at all is refused as one that cannot be read, instead of being passed over.
    if (value === true || (typeof value === 'object' && value !== null)) return JSON.stringify(value);
  }
  return '';
}

/** Ids of the sender, the customer and the call: they name nothing that a journey could be about. */
const noObjects = new Set(
  'user anonymous message session event group customer previous account device client visitor tracking request write request page tab'.split(
    ' ',
  ),
);

/** The objects an event concerns: those it lists under `objects`, its products, and each property called `…_id`. */
export function objectsOf(activity: string, properties: Json): ObjectRef[] {
  if (activity === 'Experiment Viewed') return exposureOf(properties);
  const objects = [...listedObjects(properties), ...productsOf(properties)];
  for (const name in properties) {
    if (!name.endsWith('_id') && !name.endsWith('Id')) continue;
    const type = name.slice(0, name.endsWith('_id') ? -3 : -2).toLowerCase();
    const id = textAt(properties, name);
    if (type !== '' && id !== '' && !noObjects.has(type)) objects.push({ type, id, qualifier: '' });
  }
  return objects.length < 2 ? objects : withoutRepeats(objects);
}

/** An experiment somebody was in; the arm they saw is the qualifier. */
function exposureOf(properties: Json): ObjectRef[] {
  const id = textAt(properties, 'experiment_id') || textAt(properties, 'experiment_name');
  const arm = textAt(properties, 'variation_id') || textAt(properties, 'variation_name');
  return id === '' ? [] : [{ type: 'experiment', id, qualifier: arm.slice(0, 200) }];
}

/** `objects` as a list of { type, id, qualifier }, or as ids by their type. */
function listedObjects(properties: Json): ObjectRef[] {
  const { objects } = properties;
  if (Array.isArray(objects)) {
    return objects.filter(isObject).flatMap((one) => objectOf(textAt(one, 'type'), textAt(one, 'id'), one));
  }
  return isObject(objects) ? Object.keys(objects).flatMap((type) => objectOf(type, textAt(objects, type), {})) : [];
}

function objectOf(type: string, id: string, more: Json): ObjectRef[] {
  return type === '' || id === ''
    ? []
    : [{ type: type.slice(0, 200), id, qualifier: textAt(more, 'qualifier').slice(0, 200) }];
}

function productsOf({ products }: Json): ObjectRef[] {
  if (!Array.isArray(products)) return [];
  return products
    .filter(isObject)
    .flatMap((one) => objectOf('product', textAt(one, 'product_id') || textAt(one, 'sku') || textAt(one, 'id'), {}));
}

function withoutRepeats(objects: readonly ObjectRef[]): ObjectRef[] {
  const seen = new Set<string>();
  return objects.filter(({ type, id, qualifier }) => {
    const key = JSON.stringify([type, id, qualifier]);
    return !seen.has(key) && seen.add(key);
  });
}

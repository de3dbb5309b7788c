/** The functions of the company that own steps. */
export type CompanyFunction = 'Sales' | 'Field service' | 'Billing' | 'Customer care' | 'Logistics' | 'Digital';
export type Channel = 'web' | 'app' | 'phone' | 'shop' | 'technician' | 'e-mail';

interface StepFacts {
  readonly owner: CompanyFunction;
  readonly channel: Channel;
  readonly touchpoint: string;
  /** What the step costs the company, in minor units of the euro, when it runs on its own channel. */
  readonly costMinor: number;
}

const step = (owner: CompanyFunction, channel: Channel, touchpoint: string, costMinor: number): StepFacts => ({
  owner,
  channel,
  touchpoint,
  costMinor,
});

/** Every activity of the company: who owns it, where it usually happens, what it costs. */
export const steps = {
  'Offer viewed': step('Digital', 'web', 'Offer page', 12),
  'Postcode checked': step('Digital', 'web', 'Postcode check', 3),
  'Question asked': step('Sales', 'web', 'Sales chat', 310),
  'Shop visited': step('Sales', 'shop', 'Shop counter', 920),
  'Basket reminder sent': step('Digital', 'e-mail', 'Basket e-mail', 2),
  'Order placed': step('Sales', 'web', 'Checkout', 45),
  'Credit check passed': step('Sales', 'web', 'Credit bureau', 85),
  'Credit check failed': step('Sales', 'web', 'Credit bureau', 85),
  'Deposit paid': step('Billing', 'web', 'Payment page', 20),
  'Order confirmed': step('Sales', 'e-mail', 'Confirmation e-mail', 2),
  'Order cancelled': step('Sales', 'phone', 'Sales line', 540),

  'Slot chosen': step('Field service', 'web', 'Slot picker', 8),
  'Router sent': step('Logistics', 'e-mail', 'Parcel notice', 640),
  'Router delivered': step('Logistics', 'e-mail', 'Parcel service', 390),
  'Reminder sent': step('Field service', 'e-mail', 'Visit reminder', 3),
  'Technician visit': step('Field service', 'technician', 'Home visit', 7800),
  'No access': step('Field service', 'technician', 'Home visit', 3900),
  Rescheduled: step('Field service', 'phone', 'Planning desk', 420),
  'Line fault found': step('Field service', 'technician', 'Home visit', 1500),
  'Router activated': step('Digital', 'app', 'Activation', 6),
  'Speed test passed': step('Digital', 'app', 'Speed test', 1),
  'Visit rated': step('Digital', 'app', 'Rating card', 1),

  'First bill sent': step('Billing', 'e-mail', 'Bill e-mail', 6),
  'First bill opened': step('Billing', 'web', 'Bill page', 1),
  'Called about bill': step('Customer care', 'phone', 'Care line', 690),
  'Bill explained': step('Billing', 'phone', 'Billing desk', 380),
  'Bill corrected': step('Billing', 'e-mail', 'Credit note', 260),
  'Payment failed': step('Billing', 'e-mail', 'Direct debit', 150),
  'Payment reminder sent': step('Billing', 'e-mail', 'Payment reminder', 5),
  'Late fee charged': step('Billing', 'e-mail', 'Payment reminder', 5),
  'First bill paid': step('Billing', 'e-mail', 'Direct debit', 18),
  'Quarterly bill paid': step('Billing', 'e-mail', 'Direct debit', 18),

  'Help page searched': step('Digital', 'web', 'Help pages', 2),
  'Answer found': step('Digital', 'web', 'Help pages', 1),
  'Chat started': step('Customer care', 'app', 'Care chat', 330),
  'Called for help': step('Customer care', 'phone', 'Care line', 720),
  'E-mail written': step('Customer care', 'e-mail', 'Care mailbox', 260),
  'Ticket opened': step('Customer care', 'phone', 'Care desk', 60),
  'Line tested': step('Customer care', 'phone', 'Remote line test', 140),
  'Router replaced': step('Logistics', 'technician', 'Home visit', 5600),
  'Called again': step('Customer care', 'phone', 'Care line', 760),
  'Ticket reopened': step('Customer care', 'phone', 'Care desk', 60),
  'Complaint made': step('Customer care', 'e-mail', 'Complaints mailbox', 1650),
  'Ticket closed': step('Customer care', 'e-mail', 'Care desk', 20),

  'Move announced': step('Customer care', 'web', 'Move page', 15),
  'New address checked': step('Digital', 'web', 'Postcode check', 3),
  'Moving date set': step('Customer care', 'web', 'Move page', 15),
  'Moving date changed': step('Customer care', 'phone', 'Care line', 430),
  'Service moved': step('Field service', 'technician', 'Home visit', 900),
  'Old line closed': step('Field service', 'e-mail', 'Line desk', 320),

  'Upgrade offer sent': step('Sales', 'e-mail', 'Offer e-mail', 2),
  'Upgrade offer opened': step('Sales', 'e-mail', 'Offer e-mail', 0),
  'Plans compared': step('Digital', 'web', 'Plan comparison', 4),
  'Upgrade ordered': step('Sales', 'web', 'Checkout', 45),
  'Speed raised': step('Digital', 'app', 'Line control', 90),
  'Upgrade undone': step('Customer care', 'phone', 'Care line', 840),

  'Cancellation page viewed': step('Digital', 'web', 'Cancellation page', 3),
  'Called to cancel': step('Customer care', 'phone', 'Care line', 780),
  'Cancellation requested': step('Customer care', 'web', 'Cancellation page', 25),
  'Stay offer made': step('Customer care', 'phone', 'Stay desk', 650),
  'Stay offer accepted': step('Customer care', 'phone', 'Stay desk', 4500),
  'Cancellation confirmed': step('Billing', 'e-mail', 'Confirmation e-mail', 40),
  'Leaving reason given': step('Digital', 'web', 'Leaving card', 1),
  'Return label sent': step('Logistics', 'e-mail', 'Parcel notice', 450),
  'Router returned': step('Logistics', 'shop', 'Parcel point', 380),
  'Final bill paid': step('Billing', 'e-mail', 'Direct debit', 18),
} as const satisfies Record<string, StepFacts>;
export type StepName = keyof typeof steps;

/** The touchpoint of a step that ran on another channel than its own, by channel. */
export const otherTouchpoints: Readonly<Record<Channel, string>> = {
  web: 'My account',
  app: 'Customer app',
  phone: 'Care line',
  shop: 'Shop counter',
  technician: 'Home visit',
  'e-mail': 'Mailbox',
};

/** What a person of the company costs more, in minor units, when a step that usually needs none runs with one. */
export const personCostMinor: Readonly<Record<Channel, number>> = {
  web: 0,
  app: 0,
  phone: 420,
  shop: 560,
  technician: 0,
  'e-mail': 0,
};

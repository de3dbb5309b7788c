import { z } from 'zod';
import { linkRules } from './links.ts';

export const decisionSchema = z.object({
  id: z.string(),
  a: z.string(),
  b: z.string(),
  kind: z.enum(['join', 'split']),
  reason: z.string(),
  author: z.string(),
  at: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

const identifierName = z.string().trim().min(1).max(1000);
export const newDecisionSchema = z.object({
  a: identifierName,
  b: identifierName,
  kind: z.enum(['join', 'split']).describe('join: they are one customer. split: no event joins the two any more'),
  reason: z.string().trim().max(500).default(''),
});
export type NewDecisionBody = z.infer<typeof newDecisionSchema>;

/** How well customers are known: what the screen of identity opens with. */
export const identitySummarySchema = z.object({
  events: z.number().int(),
  knownEvents: z.number().int().describe('Events that name a known customer'),
  stitchedEvents: z.number().int().describe('Events of a device that belongs to a known customer'),
  identifiers: z.number().int().describe('Identifiers that events go by; a device beside a known customer is not one'),
  customers: z.number().int().describe('Customers that these identifiers are, once those of the same one are joined'),
  joinedIdentifiers: z
    .number()
    .int()
    .describe('Identifiers that belong to another one; most are devices, which events only name beside a customer'),
  sharedDevices: z.number().int(),
  standingDecisions: z.number().int(),
});
export type IdentitySummary = z.infer<typeof identitySummarySchema>;

export const sharedDeviceSchema = z.object({
  device: z.string(),
  customers: z.array(z.string()).describe('At most 20 of them'),
  customersTotal: z.number().int(),
});
export type SharedDevice = z.infer<typeof sharedDeviceSchema>;

/** An address or foreign id that several known customers have. */
export const hubSchema = z.object({
  identifier: z.string(),
  customers: z.array(z.string()).describe('At most 10 of them'),
  customersTotal: z.number().int(),
  isJoined: z.boolean().describe('Whether it made them one customer; if not, they are too many to be one person'),
});
export type Hub = z.infer<typeof hubSchema>;

export const identityPartSchema = z.object({
  identifier: z.string(),
  /** Null where it holds at all times. */
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  events: z.number().int().describe('Events that were sent under it'),
});

export const identityLinkSchema = z.object({
  a: z.string(),
  b: z.string(),
  rule: z.enum(linkRules),
  since: z.iso.datetime().nullable().describe('The first event that says so'),
  isSplit: z.boolean(),
  holds: z
    .boolean()
    .describe('Whether the two are one customer, or a device and one who uses it; not where too many ids are joined'),
});

export const customerIdentitySchema = z.object({
  customer: z.string().describe('The id the customer goes by'),
  parts: z.array(identityPartSchema),
  links: z.array(identityLinkSchema),
  accounts: z.array(
    z.object({ account: z.string(), customers: z.array(z.string()), customersTotal: z.number().int() }),
  ),
  decisions: z.array(decisionSchema),
});
export type CustomerIdentity = z.infer<typeof customerIdentitySchema>;

/** An identifier that was heard of, and whose it is: a device of several customers is each of theirs. */
export const knownIdentifierSchema = z.object({ identifier: z.string(), customers: z.array(z.string()) });
export type KnownIdentifier = z.infer<typeof knownIdentifierSchema>;

/** A customer that was looked for by an identifier, or a part of one. */
export const foundCustomerSchema = z.object({
  id: z.string().describe('The id the customer goes by'),
  identifier: z.string().describe('The identifier that was found; the customer may have others'),
  isExact: z.boolean().describe('Whether the whole text names it, as it is kept or as screens show it'),
  events: z.number().int().describe('All that the customer has, under whatever identifiers'),
});
export type FoundCustomer = z.infer<typeof foundCustomerSchema>;

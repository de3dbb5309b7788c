import { z } from 'zod';

/** What a person may do in a workspace; each role includes the ones after it. */
export const roleSchema = z.enum(['owner', 'editor', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** What an API key may do. `admin` includes all; `write` includes `read`. `collect` is a source's write key: it may only send events. */
export const scopeSchema = z.enum(['admin', 'write', 'read', 'collect']);
export type Scope = z.infer<typeof scopeSchema>;

/** The scope a role carries. */
export const scopeOfRole: Readonly<Record<Role, Scope>> = {
  owner: 'admin',
  editor: 'write',
  viewer: 'read',
};

const reach: Readonly<Record<Scope, readonly Scope[]>> = {
  admin: ['admin', 'write', 'read', 'collect'],
  write: ['write', 'read'],
  read: ['read'],
  collect: ['collect'],
};

/** Whether what somebody holds covers what a call needs. */
export function scopeCovers(held: Scope, needed: Scope): boolean {
  return reach[held].includes(needed);
}

export const emailSchema = z.email({ error: 'Write an e-mail address, such as ana@example.com.' }).max(254);
export const passwordSchema = z
  .string()
  .min(12, { error: 'A password needs at least 12 characters.' })
  .max(256, { error: 'A password has at most 256 characters.' });

export const workspaceSchema = z.object({ id: z.string(), name: z.string(), role: roleSchema });
export type Workspace = z.infer<typeof workspaceSchema>;

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string() }),
  workspace: workspaceSchema,
  workspaces: z.array(workspaceSchema),
});
export type Session = z.infer<typeof sessionSchema>;

export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1).max(256) });

export const memberSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
});
export type Member = z.infer<typeof memberSchema>;

export const newMemberSchema = z.object({
  email: emailSchema,
  name: z.string().trim().min(1).max(120),
  role: roleSchema,
  password: passwordSchema,
});

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  scope: scopeSchema,
  hint: z.string().describe('The first characters of the key, to tell keys apart'),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof keySchema>;

export const newKeySchema = z.object({
  name: z.string().trim().min(1).max(120),
  scope: z.enum(['admin', 'write', 'read']),
});

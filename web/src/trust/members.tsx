import { useMutation } from '@tanstack/react-query';
import { type Member, type Role, roleSchema } from '@throughline/core/trust';
import { call } from '../api/index.ts';
import { useMembers } from '../parts/author.ts';
import { fieldOf, ShortForm } from '../parts/short-form.tsx';

const roleWords: Readonly<Record<Role, string>> = {
  owner: 'Owner: everything',
  editor: 'Editor: imports and journeys',
  viewer: 'Viewer: looks',
};

/** The people of a workspace; an owner adds them, changes what they may do, and takes them out. */
export function Members({ isOwner }: { isOwner: boolean }) {
  const members = useMembers();
  const add = async (form: FormData) => {
    const role = roleSchema.parse(form.get('role'));
    const [name, email, password] = ['name', 'email', 'password'].map((field) => fieldOf(form, field));
    await call('post', '/members', { body: { name: name ?? '', email: email ?? '', password: password ?? '', role } });
    await members.refetch();
  };
  return (
    <>
      {members.isError && <p role="alert">{members.error.message}</p>}
      <ul className="plain">
        {(members.data ?? []).map((member) => (
          <MemberLine key={member.id} member={member} isOwner={isOwner} onChange={() => members.refetch()} />
        ))}
      </ul>
      {isOwner && (
        <ShortForm title="Add a member" action="Add" send={add}>
          <label>
            Name
            <input name="name" required />
          </label>
          <label>
            E-mail
            <input name="email" type="email" required />
          </label>
          <label>
            First password
            <input name="password" type="password" minLength={12} autoComplete="new-password" required />
          </label>
          <label>
            Role
            <select name="role" defaultValue="viewer">
              <RoleOptions />
            </select>
          </label>
        </ShortForm>
      )}
    </>
  );
}

function RoleOptions() {
  return roleSchema.options.map((role) => (
    <option key={role} value={role}>
      {roleWords[role]}
    </option>
  ));
}

function MemberLine({ member, isOwner, onChange }: { member: Member; isOwner: boolean; onChange: () => void }) {
  const path = { id: member.id };
  const change = useMutation({
    mutationFn: (role: Role) => call('patch', '/members/{id}', { path, body: { role } }),
    onSuccess: onChange,
  });
  const remove = useMutation({ mutationFn: () => call('delete', '/members/{id}', { path }), onSuccess: onChange });
  const problem = change.error ?? remove.error;
  if (!isOwner)
    return (
      <li>
        {member.name} · {member.email} · {member.role}
      </li>
    );
  return (
    <li>
      {member.name} · {member.email} ·{' '}
      <select
        aria-label={`Role of ${member.name}`}
        value={member.role}
        onChange={(event) => change.mutate(roleSchema.parse(event.target.value))}
      >
        <RoleOptions />
      </select>{' '}
      <button
        type="button"
        className="link"
        onClick={() => window.confirm(`Take ${member.email} out of this workspace?`) && remove.mutate()}
      >
        take out
      </button>
      {problem !== null && <p role="alert">{problem.message}</p>}
    </li>
  );
}

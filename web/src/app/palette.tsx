import { useEffect, useRef, useState } from 'react';
import { addressOfSearch, findCustomer } from '../events/index.ts';
import { useJourneys } from '../journeys/index.ts';
import { addressWith, go, usePlace } from './location.ts';

/** The pages of a journey, by the last part of their address. */
export const journeyViews = [
  ['map', 'Map'],
  ['variants', 'Variants'],
  ['funnel', 'Funnel'],
  ['waits', 'Waits and handoffs'],
  ['micro-journeys', 'Micro-journeys'],
  ['cases', 'Cases'],
] as const;

const keys = [
  ['Ctrl K or ⌘ K', 'Go to a page, a journey or a customer'],
  ['?', 'This list'],
  ['/', 'Find a step on the map'],
  ['+ and −', 'Zoom the map'],
  ['0', 'Fit the map into its frame'],
  ['Tab, then arrows', 'Go from step to step on the map'],
  ['Enter', 'Open the evidence of a step'],
  ['Esc', 'Close what is open'],
] as const;

interface Command {
  readonly name: string;
  readonly href: string;
  /** Finds where it leads; the address says where, if it cannot. */
  readonly find?: () => Promise<string>;
}

/** What can be gone to: views of the open journey with its filter, other journeys, pages, and a customer by id. */
function useCommands(text: string): readonly Command[] {
  const place = usePlace();
  const journeys = useJourneys();
  const open = /^\/journeys\/([^/]+)/.exec(place.path)?.[1] ?? 'all';
  const filter = Object.fromEntries(['from', 'to', 'filter'].map((name) => [name, place.search.get(name)]));
  const empty = { path: place.path, search: new URLSearchParams() };
  const all: Command[] = [
    ...journeyViews.map(([view, name]) => ({ name, href: addressWith(empty, filter, `/journeys/${open}/${view}`) })),
    ...(journeys.data ?? []).map((one) => ({
      name: `Journey: ${one.name}`,
      href: `/journeys/${encodeURIComponent(one.id)}/map`,
    })),
    { name: 'All journeys', href: '/journeys' },
    { name: 'Life stages', href: '/stages' },
    { name: 'Outcomes', href: '/outcomes' },
    { name: 'Money', href: '/money' },
    { name: 'Money settings', href: '/money/settings' },
    { name: 'Connectors', href: '/connectors' },
    { name: 'Import a file', href: '/imports' },
    { name: 'Alerts', href: '/alerts' },
    { name: 'Identity', href: '/identity' },
    { name: 'Webhooks', href: '/webhooks' },
    { name: 'Settings', href: '/settings' },
  ];
  const words = text.trim().toLowerCase().split(/\s+/);
  const found = all.filter((one) => words.every((word) => one.name.toLowerCase().includes(word)));
  if (text.trim() === '') return found;
  return [
    ...found,
    { name: `Find customer ${text.trim()}`, href: addressOfSearch(text.trim()), find: () => findCustomer(text.trim()) },
  ];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** What the keyboard opens anywhere: Ctrl K to go somewhere, ? for the keys there are. */
export function KeyboardHelp() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen('palette');
      } else if (event.key === '?' && !isTyping(event.target)) setOpen('keys');
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const close = () => setOpen(null);
  if (open === 'palette') return <Palette onClose={close} />;
  if (open === 'keys') return <Keys onClose={close} />;
  return null;
}

function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return { ref: dialog, onClose, onClick: (event: React.MouseEvent) => event.target === dialog.current && onClose() };
}

function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useCommands(text);
  const at = Math.min(chosen, commands.length - 1);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    if (command.find === undefined) go(command.href);
    else void command.find().then(go, () => go(command.href));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') run(commands[at]);
    else if (event.key === 'ArrowDown') setChosen((at + 1) % commands.length);
    else if (event.key === 'ArrowUp') setChosen((at - 1 + commands.length) % commands.length);
    else return;
    event.preventDefault();
  };
  return (
    <dialog className="palette" aria-label="Go to" {...useModal(onClose)}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={`palette-${at}`}
        aria-label="Where to"
        placeholder="A page, a journey, or the id of a customer"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label="Places">
        {commands.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={command.name}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => run(command)}
          >
            {command.name}
          </div>
        ))}
      </div>
    </dialog>
  );
}

function Keys({ onClose }: { onClose: () => void }) {
  return (
    <dialog className="palette" aria-label="Keys" {...useModal(onClose)}>
      <h2>Keys</h2>
      <dl className="facts">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>{meaning}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}

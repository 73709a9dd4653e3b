import { authorised, type MemberRefusal } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import {
  applyCommand,
  type Command,
  hideForeign,
  highestMbps,
  type MergePreview,
  mapGet,
  mapHas,
  mergeParts,
  quotaOf,
  type Refusal,
  refusal,
  type World,
  type WorldParts,
  withAllowedMbps,
  withQuotas,
} from '../peering/index.ts';
import { notDoneText } from '../text/accounts.ts';
import type { TicketRequest } from '../tickets/index.ts';
import type { Deed, Desk, Effect } from './desk.ts';
import { importNotices, noticesOf } from './notices.ts';
import { partiesOf, peeringChanges } from './peering-changes.ts';
import { requestTimers } from './request-timers.ts';
import { quotaNamed } from './support/request.ts';

/**
 * What comes of commands: the next network and everything to be done with it, or why nothing was done. `command` is
 * the one that the network's rules refuse; absent where it is the person who may not.
 */
export type Performed =
  | { readonly ok: true; readonly world: World; readonly effects: readonly Effect[] }
  | {
      readonly ok: false;
      readonly refusals: readonly (Refusal | MemberRefusal)[];
      readonly command?: Command;
      /** Every reason, in Markdown. */
      words(lang: Lang): string;
    };

/**
 * Carries out commands as an account, all or none: the only way the network changes, beside `performImport`. The
 * person's membership is looked up here, whatever a button or a guide remembers of it. Refuses with NOT_A_MEMBER,
 * ROLE_TOO_LOW, and all that the engine refuses with; of others' things in words for what does not exist.
 */
export async function perform(desk: Desk, uin: string, commands: readonly Command[]): Promise<Performed> {
  const refused = await notAllowed(desk, uin);
  if (refused.length > 0) return refusedFor(refused);
  const before = await desk.network();
  const context = { actor: uin, now: desk.now };
  let world = before;
  for (const command of commands) {
    const outcome = applyCommand(world, context, command);
    if (!outcome.ok) return refusedFor(hideForeign(world, uin, command, outcome.refusals), command);
    const taken = takenId(world, command);
    if (taken !== undefined) return refusedFor([refusal('BUSY', { resource: taken }, 'try again')], command);
    world = outcome.world;
  }
  if (world === before) return { ok: true, world, effects: [] };
  const touched = commands.flatMap((command) => peeringOf(command) ?? []);
  const effects: Effect[] = [
    { do: 'network', world },
    ...commands.map((command) => noteOf(desk, uin, world, command)),
    ...requestTimers(before, world, touched, desk.now),
    ...(await noticesOf(desk, world, peeringChanges(before, world, touched, desk.now), uin)),
  ];
  return { ok: true, world, effects };
}

/** What comes of an import: what it changes and everything to be done with it, or why nothing was done. */
export type ImportPerformed =
  | {
      readonly ok: true;
      readonly preview: MergePreview;
      readonly world: World;
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly refusals: readonly MemberRefusal[]; words(lang: Lang): string };

/** Merges an import into the network of an account; the same may, as with `perform`. */
export async function performImport(
  desk: Desk,
  uin: string,
  parts: Omit<WorldParts, 'rules'>,
): Promise<ImportPerformed> {
  const refusals = await notAllowed(desk, uin);
  if (refusals.length > 0) return { ok: false, refusals, words: (lang) => notDoneText(lang, refusals) };
  const before = await desk.network();
  const { preview, world } = mergeParts(before, uin, parts, desk.now);
  if (world === before) return { ok: true, preview, world, effects: [] };
  const touched = (kind: 'vpc' | 'peering'): readonly string[] => [
    ...preview.added[kind],
    ...preview.changed[kind],
  ];
  const counts = { vpcs: touched('vpc').length, peerings: touched('peering').length };
  const effects: Effect[] = [
    { do: 'network', world },
    note(desk, uin, { do: 'imported', ...counts }, [uin]),
    ...requestTimers(before, world, touched('peering'), desk.now),
    ...(await importNotices(desk, uin, counts)),
  ];
  return { ok: true, preview, world, effects };
}

/**
 * Raises a limit of an account as a ticket asked for it; nothing where it is that high by now. Whether an agent may is
 * the ticket's business (`changeTicket`), and so is that it happens once.
 */
export async function grant(desk: Desk, request: TicketRequest, ticket: string): Promise<readonly Effect[]> {
  const before = await desk.network();
  const { uin, to } = request;
  const quota = request.raise === 'quota' ? quotaNamed(request.quota) : undefined;
  if (request.raise === 'quota' && quota === undefined) return [];
  const has = quota === undefined ? (highestMbps(before, uin) ?? to) : quotaOf(before, uin, quota);
  if (has >= to) return [];
  const world =
    quota === undefined ? withAllowedMbps(before, uin, to) : withQuotas(before, uin, { [quota]: to });
  const { now, person } = desk;
  const line = {
    at: now,
    uin: '',
    person: person.id,
    name: '',
    deed: { do: 'granted', request, ticket },
  } as const;
  return [
    { do: 'network', world },
    { do: 'note', line, uins: [uin] },
  ];
}

function refusedFor(refusals: readonly (Refusal | MemberRefusal)[], command?: Command): Performed {
  return {
    ok: false,
    refusals,
    words: (lang) => notDoneText(lang, refusals),
    ...(command === undefined ? {} : { command }),
  };
}

async function notAllowed(desk: Desk, uin: string): Promise<readonly MemberRefusal[]> {
  const { memberships } = await desk.self();
  const found = authorised({ uin, members: memberships }, desk.person.id, 'operate');
  return found.ok ? [] : found.refusals;
}

/** The id that a command would give to a second thing, or give away twice. */
function takenId(world: World, command: Command): string | undefined {
  switch (command.op) {
    case 'create_peering':
      return mapHas(world.peerings, command.id) ? command.id : undefined;
    case 'create_vpc':
      if (mapHas(world.sites, command.id)) return command.id;
      return mapHas(world.tableVpc, command.routeTable) ? command.routeTable : undefined;
    case 'create_subnet':
      return mapHas(world.subnetVpc, command.id) ? command.id : undefined;
    default:
      return undefined;
  }
}

/** The peering that a command is about. */
function peeringOf(command: Command): string | undefined {
  if (command.op === 'create_peering') return command.id;
  return 'peering' in command ? command.peering : undefined;
}

/**
 * A command stands in the history of its account; one about a peering in the peering's and in the other side's as well.
 * Routes do not: they are the business of one side.
 */
function noteOf(desk: Desk, uin: string, world: World, command: Command): Effect {
  const deed: Deed = { do: 'command', command };
  const peering = mapGet(world.peerings, peeringOf(command) ?? '');
  if (peering === undefined) return note(desk, uin, deed, [uin]);
  const { requester, accepter } = partiesOf(world, peering);
  return { ...note(desk, uin, deed, [...new Set([uin, requester, accepter])]), peering: peering.id };
}

function note(
  { now, person }: Desk,
  uin: string,
  deed: Deed,
  uins: readonly string[],
): Extract<Effect, { do: 'note' }> {
  return { do: 'note', line: { at: now, uin, person: person.id, name: person.name, deed }, uins };
}

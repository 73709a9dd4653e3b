import { normalise } from '../../faq/index.ts';
import {
  applyCommand,
  type Command,
  type Peering,
  type PeeringAction,
  regionsOf,
  transition,
} from '../../peering/index.ts';
import { guideText, inline, reasonSentence, refusalText } from '../../text/index.ts';
import type { Desk, Effect } from '../desk.ts';
import { guideFor, mayNow } from '../peering-actions.ts';
import { otherAccount, ownersOf } from '../peering-facts.ts';
import { perform } from '../perform.ts';
import type { Button } from '../reply.ts';
import { sayTooLate } from '../say-too-late.ts';
import type { Slots } from '../slots.ts';
import { ticketButtons } from '../support/request.ts';
import { toldIn } from '../told.ts';
import type { At, Done, Guide, Step, Summary, Values } from './guide.ts';
import { noPeering, ownPeerings, peeringAt, peeringIdIn, peeringStep } from './steps.ts';

/** What is special about one way of changing a peering that exists. */
interface Change {
  readonly action: PeeringAction;
  readonly commandOf: (at: At, peering: Peering) => Command;
  /** What follows and who pays. */
  readonly follows: (at: At, peering: Peering) => readonly string[];
  readonly title?: (at: At, peering: Peering) => string;
  readonly commitLabel?: (at: At, peering: Peering) => string;
  /** What is said when it is done, about the peering as it was. */
  readonly done: (at: At, peering: Peering) => string;
  readonly buttons?: (at: At, peering: Peering) => readonly Button[];
  readonly next?: (at: At, peering: Peering) => { readonly guide: 'add_route'; readonly values: Values };
  /** Steps after the peering itself. */
  readonly steps?: readonly Step[];
  readonly prefill?: (slots: Slots) => Values;
}

/** The words of these guides. */
export const lifeWords = ({ lang }: Pick<At, 'lang'>) => guideText[lang].life;

/** The peering that a guide is about. */
export const subject = (at: At): Peering | undefined => peeringAt(at.values.peering, at);

/** A guide that picks one of the account's peerings and does one thing to it. */
export function peeringChange(change: Change): Guide {
  const { action } = change;
  const step = peeringStep(
    {
      slot: 'peering',
      label: (at) => guideText[at.lang].steps.peering.label,
      ask: (at) => lifeWords(at).ask[action],
    },
    (peering, at) => mayNow(at, peering, action),
    (peering, at) => whyNot(peering, at, action),
  );
  const summary = (at: At): Summary => {
    const peering = subject(at);
    if (peering === undefined) return { lines: [], blocked: true };
    const outcome = applyCommand(at.world, { actor: at.uin, now: at.now }, change.commandOf(at, peering));
    if (outcome.ok) return { lines: [list(change.follows(at, peering))], blocked: false };
    const reasons = outcome.refusals.map((reason) => reasonSentence(at.lang, reason));
    const buttons = ticketButtons(at.lang, at.world, at.uin, outcome.refusals);
    return { lines: [`${lifeWords(at).blocked}\n${list(reasons)}`], blocked: true, buttons };
  };
  return {
    id: guideFor[action],
    needs: 'operate',
    title(at) {
      const peering = subject(at);
      const own = peering === undefined ? undefined : change.title?.(at, peering);
      return own ?? lifeWords(at).titles[action];
    },
    steps: [step, ...(change.steps ?? [])],
    overtaken: (at, desk) => overtaken(at, desk, action),
    prefill(slots, at, said) {
      const peering = spokenOf(slots, at, said, action);
      return { ...(peering === undefined ? {} : { peering }), ...change.prefill?.(slots) };
    },
    summary,
    commitLabel(at) {
      const peering = subject(at);
      const own = peering === undefined ? undefined : change.commitLabel?.(at, peering);
      return own ?? lifeWords(at).commit[action];
    },
    async commit(at, desk): Promise<Done> {
      const peering = subject(at);
      if (peering === undefined) return { ok: false, words: guideText[at.lang].runner.lost };
      const done = await perform(desk, at.uin, [change.commandOf(at, peering)]);
      if (!done.ok) return { ok: false, words: done.words(at.lang) };
      const told = await toldText(at, desk, peering, done.effects);
      const next = change.next?.(at, peering);
      return {
        ok: true,
        replies: [
          {
            markdown: [change.done(at, peering), ...told].join('\n\n'),
            buttons: change.buttons?.(at, peering) ?? [],
          },
        ],
        effects: done.effects,
        ...(next === undefined ? {} : { next }),
      };
    },
  };
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** A peering as it is called in what was done. */
export const called = ({ name, id }: Peering): readonly [name: string, id: string] => [inline(name, 60), id];

const candidatesOf = (at: At, action: PeeringAction): Peering[] =>
  ownPeerings(at).filter((peering) => mayNow(at, peering, action));

/** Nothing to do it to, or somebody was first: said with the way on. */
async function overtaken(at: At, desk: Desk, action: PeeringAction) {
  const { values, uin } = at;
  const words = lifeWords(at);
  const all = { label: words.buttons.list, action: { do: 'show', page: 'peerings', uin } } as const;
  const peering = peeringAt(values.peering, at);
  if (peering !== undefined && !transition(at.world, peering, action, { actor: uin, now: at.now }).ok)
    return sayTooLate(at, desk, peering, action);
  if (ownPeerings(at).some((each) => mayNow(at, each, action))) return undefined;
  if (peering !== undefined) return { markdown: whyNot(peering, at, action), buttons: [all] };
  const id = peeringIdIn(values.peering ?? '');
  return { markdown: id === undefined ? words.none[action] : noPeering(id, at.lang), buttons: [all] };
}

/** Why something cannot be done to a peering of the account's own now. */
function whyNot(peering: Peering, at: At, action: PeeringAction): string {
  const { noBandwidth } = lifeWords(at);
  const result = transition(at.world, peering, action, { actor: at.uin, now: at.now });
  if (!result.ok) return refusalText(at.lang, result.refusals);
  const [from, to] = regionsOf(at.world, peering);
  return from === to ? noBandwidth.sameRegion(peering.id) : noBandwidth.noTiers(peering.id);
}

/** The one peering that the words fit: by id, by account, by its VPCs and regions, by name; or the only one there is. */
function spokenOf(slots: Slots, at: At, said: string, action: PeeringAction): string | undefined {
  if (slots.peering !== undefined) return slots.peering;
  const vpcs = [slots.local_vpc, slots.peer_vpc].filter((id) => id !== undefined);
  const regions = [slots.local_region, slots.peer_region].filter((code) => code !== undefined);
  const { account } = slots;
  const fits = candidatesOf(at, action).filter((peering) => {
    const ends = [peering.requesterVpc, peering.accepterVpc];
    return (
      vpcs.every((id) => ends.includes(id)) &&
      regions.every((code) => regionsOf(at.world, peering).includes(code)) &&
      (account === undefined || ownersOf(at.world, peering).includes(account))
    );
  });
  const normal = normalise(said);
  const isSaid = (name: string): boolean => name.length >= 2 && normal.includes(normalise(name));
  const named = normal === '' ? [] : fits.filter(({ name }) => isSaid(name));
  const [only, ...more] = named.length > 0 ? named : fits;
  return more.length === 0 ? only?.id : undefined;
}

/** Whether the other side knows; nothing where there is no other side. */
async function toldText(
  at: At,
  desk: Desk,
  peering: Peering,
  effects: readonly Effect[],
): Promise<readonly string[]> {
  const other = otherAccount(at, peering);
  if (other === undefined) return [];
  const told = await toldIn(desk, other, effects);
  return told === undefined ? [] : [lifeWords(at).told(other, told)];
}

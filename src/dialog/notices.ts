import { may } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import type { Peering, World } from '../peering/index.ts';
import { inline } from '../text/index.ts';
import { leftText, noticesText } from '../text/notices.ts';
import { answerButtons, type Concerned, concernedBy, detailsButton, factsOf } from './concerned.ts';
import type { Desk, Effect } from './desk.ts';
import { type PeeringChange, type PeeringDeed, partiesOf } from './peering-changes.ts';
import type { Button, Reply } from './reply.ts';
import { deadlineOf } from './request-timers.ts';

/** One thing to tell somebody. Requests stand on their own, with their buttons; the rest goes into one message. */
interface Letter {
  readonly reply: Reply;
  readonly request: boolean;
}

/** Lines of one message; what changed beyond that is counted. */
const linesAtMost = 10;

/**
 * Tells everybody whom the changes concern, each in their own language, except who made them. `actor`: the account
 * they were made for; its own people hear who did it, others which account.
 */
export async function noticesOf(
  desk: Desk,
  world: World,
  changes: readonly PeeringChange[],
  actor: string,
): Promise<readonly Effect[]> {
  const mail = new Map<string, Letter[]>();
  for (const change of changes) {
    for (const to of await concernedBy(desk, world, change.peering)) {
      const { person } = to.member;
      // Who acts for both sides is told for the other one: it is there that something waits for them.
      if (person === desk.person.id && to.member.uin === actor) continue;
      const lang = await desk.language(person);
      const letter = letterOf(change, to, { desk, world, lang, who: whoActed(desk, to, lang, actor) });
      mail.set(person, [...(mail.get(person) ?? []), letter]);
    }
  }
  const effects: Effect[] = [];
  for (const [person, letters] of mail) {
    const lang = await desk.language(person);
    for (const reply of bundled(letters, lang)) effects.push({ do: 'tell', person, reply });
  }
  return effects;
}

/** Tells an account's other people that somebody of them imported a network: one line, however much there was. */
export async function importNotices(
  desk: Desk,
  uin: string,
  counts: { readonly vpcs: number; readonly peerings: number },
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const member of await desk.members(uin)) {
    if (member.person === desk.person.id) continue;
    const lang = await desk.language(member.person);
    const words = noticesText[lang];
    const who = words.colleague(inline(desk.person.name));
    const markdown = words.imported(who, counts.vpcs, counts.peerings);
    const buttons: Button[] = [{ label: words.buttons.all, action: { do: 'show', page: 'vpcs' } }];
    effects.push({ do: 'tell', person: member.person, reply: { markdown, buttons } });
  }
  return effects;
}

function whoActed(desk: Desk, { member }: Concerned, lang: Lang, actor: string): string {
  const words = noticesText[lang];
  return member.uin === actor ? words.colleague(inline(desk.person.name)) : words.account(inline(actor));
}

interface Said {
  readonly desk: Desk;
  readonly world: World;
  readonly lang: Lang;
  readonly who: string;
}

function letterOf({ deed, peering }: PeeringChange, to: Concerned, { desk, world, lang, who }: Said): Letter {
  const words = noticesText[lang];
  const facts = factsOf(world, peering, lang, desk);
  const { requester, accepter } = partiesOf(world, peering);
  if (to.side === 'requester' || !opens(deed)) {
    const markdown = words.events[deed](facts, who);
    return { reply: { markdown, buttons: nextButtons(deed, peering, to, lang) }, request: false };
  }
  const left = leftText(lang, deadlineOf(peering, world) - desk.now);
  const asked = may(to.member.role, 'operate') ? words.request : words.requestToViewer;
  const markdown = requester === accepter ? words.events[deed](facts, who) : asked(facts, left);
  return { reply: { markdown, buttons: answerButtons(lang, peering, to.member) }, request: true };
}

/** Whether a request waits for its answer from now on. */
const opens = (deed: PeeringDeed): boolean => deed === 'requested' || deed === 'reenabled';

/** Under a change: what to do next, where it is this person's move, and a look at it. */
function nextButtons(
  deed: PeeringDeed,
  peering: Peering,
  { member }: Concerned,
  lang: Lang,
): readonly Button[] {
  const details = detailsButton(lang, peering);
  if ((deed !== 'accepted' && deed !== 'created') || !may(member.role, 'operate')) return [details];
  const values = { peering: peering.id };
  const action = { do: 'guide', guide: 'add_route', values, uin: member.uin } as const;
  return [{ label: noticesText[lang].buttons.addRoutes, action }, details];
}

function bundled(letters: readonly Letter[], lang: Lang): readonly Reply[] {
  const requests = letters.filter(({ request }) => request).map(({ reply }) => reply);
  const others = letters.filter(({ request }) => !request).map(({ reply }) => reply);
  if (others.length < 2) return [...requests, ...others];
  const words = noticesText[lang];
  const lines = others.slice(0, linesAtMost).map(({ markdown }) => `- ${markdown}`);
  const more = others.length > linesAtMost ? ['', words.more(others.length - linesAtMost)] : [];
  const buttons: Button[] = [{ label: words.buttons.all, action: { do: 'show', page: 'peerings' } }];
  return [...requests, { markdown: [...lines, ...more].join('\n'), buttons }];
}

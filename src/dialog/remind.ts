import { may } from '../accounts/index.ts';
import { farVpc, type Peering, siteOf } from '../peering/index.ts';
import { guideText, inline } from '../text/index.ts';
import { diagnose } from './connectivity/diagnose.ts';
import type { Looking } from './connectivity/ends.ts';
import type { Desk, Effect } from './desk.ts';
import type { Frame, Ran } from './frame.ts';
import { admission } from './guides/admission.ts';
import { peeringAt } from './guides/steps.ts';
import type { Reply } from './reply.ts';

/** Between two reminders about one peering, in ms. */
const apartMs = 3_600_000;
/** How far back in the history of a peering a reminder is looked for. */
const linesBack = 50;

/** What the other side still has to do about a peering. */
type Owed = 'accept' | 'route';

/** Asks the operators of the account at the other end of a peering to do their half, once an hour at most. */
export async function remind(
  frame: Frame,
  { uin, peering: id }: { readonly uin: string; readonly peering: string },
): Promise<Ran> {
  const { conversation, desk } = frame;
  const { lang } = conversation;
  const { remind: words } = guideText[lang].connectivity;
  const said = (markdown: string, effects: readonly Effect[] = []): Ran => ({
    conversation,
    replies: [{ markdown, buttons: [] }],
    effects,
  });
  const admitted = await admission({ needs: 'operate' }, frame, uin);
  if (!admitted.ok) return { conversation, replies: [admitted.reply], effects: [] };
  const looking: Looking = { world: await desk.network(), uin, now: desk.now, lang };
  const peering = peeringAt(id, looking);
  const owed = peering && owedBy(looking, peering);
  if (peering === undefined || owed === undefined) return said(words.nothing);
  const last = (await desk.history({ peering: id }, linesBack)).find(
    ({ uin: by, deed }) => by === uin && deed.do === 'reminded',
  );
  const wait = last === undefined ? 0 : last.at + apartMs - desk.now;
  if (wait > 0) return said(words.lately(Math.ceil(wait / 60_000)));
  const members = await operatorsOf(desk, owed.account);
  if (members.length === 0) return said(words.nobody(owed.account));
  const tells = await Promise.all(
    members.map(async (person): Promise<Effect> => {
      const reply = sayReminder(await desk.language(person), { uin, peering, ...owed });
      return { do: 'tell', person, reply };
    }),
  );
  const { person } = desk;
  const deed = { do: 'reminded', peering: id, account: owed.account } as const;
  const line = { at: desk.now, uin, person: person.id, name: person.name, deed };
  const note: Effect = { do: 'note', line, uins: [uin], peering: id };
  return said(words.done(members.length, owed.account), [note, ...tells]);
}

/** Who may operate an account; also the one who asks, where they are in both. */
async function operatorsOf(desk: Desk, account: string): Promise<readonly string[]> {
  const members = await desk.members(account);
  const able = members.filter(({ role }) => may(role, 'operate'));
  return [...new Set(able.map(({ person }) => person))];
}

/** What the account at the far end has to do, if anything; undefined too where both ends are one's own. */
function owedBy(
  looking: Looking,
  peering: Peering,
): { readonly account: string; readonly owed: Owed; readonly dest: string } | undefined {
  const { world, uin } = looking;
  const mine = siteOf(world, peering.requesterVpc)?.vpc;
  const near = mine?.owner === uin ? mine : siteOf(world, peering.accepterVpc)?.vpc;
  const far = near && siteOf(world, farVpc(peering, near.id))?.vpc;
  if (near === undefined || far === undefined || far.owner === uin) return undefined;
  const about = { account: far.owner, dest: near.cidr.text };
  if (peering.state === 'PENDING')
    return peering.accepterVpc === far.id ? { ...about, owed: 'accept' } : undefined;
  if (peering.state !== 'ACTIVE') return undefined;
  const found = diagnose(looking, { kind: 'vpc', vpc: near }, { kind: 'vpc', vpc: far });
  const theirs =
    found.ok && [...found.diagnosis.fixes, ...found.diagnosis.blockers].some(({ by }) => by === far.owner);
  return theirs ? { ...about, owed: 'route' } : undefined;
}

function sayReminder(
  lang: Looking['lang'],
  about: {
    readonly uin: string;
    readonly peering: Peering;
    readonly account: string;
    readonly owed: Owed;
    readonly dest: string;
  },
): Reply {
  const { remind: words } = guideText[lang].connectivity;
  const { uin, peering, account, owed, dest } = about;
  const { id } = peering;
  const name = inline(peering.name, 60);
  const guide = owed === 'accept' ? 'accept' : 'add_route';
  return {
    markdown: owed === 'accept' ? words.accept(uin, name, id) : words.route(uin, name, id, dest),
    buttons: [
      {
        label: owed === 'accept' ? words.acceptButton : words.routeButton,
        action: { do: 'guide', guide, values: { peering: id }, uin: account },
      },
      { label: words.details, action: { do: 'show', page: 'peering', id, uin: account } },
    ],
  };
}

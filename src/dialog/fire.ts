import { may } from '../accounts/index.ts';
import type { Lang } from '../faq/index.ts';
import { mapGet, type Peering, regionsOf, stateAt, type World } from '../peering/index.ts';
import { leftText, noticesText } from '../text/notices.ts';
import { answerButtons, type Concerned, concernedBy, detailsButton, factsOf } from './concerned.ts';
import type { Desk, Effect, RequestTimer, TimerAbout } from './desk.ts';
import type { DialogWorld } from './frame.ts';
import { partiesOf } from './peering-changes.ts';
import type { Button, Reply } from './reply.ts';
import { deadlineOf, requestTimer } from './request-timers.ts';
import { fireSupport } from './support/fire-support.ts';

/** What comes of a timer that is due. */
export async function fire(about: TimerAbout, desk: Desk, library: DialogWorld): Promise<readonly Effect[]> {
  switch (about.kind) {
    case 'reminder':
    case 'expiry':
      return fireRequest(about, desk);
    case 'ticket':
    case 'undelivered':
    case 'unposted':
    case 'room_gone':
      return fireSupport(about, desk, library);
  }
}

/**
 * What comes of the timer of a request: both sides are told that their request runs out, or has run out. Nothing where
 * the request was answered, deleted or made anew since. The state needs no writing: it is by the clock.
 */
async function fireRequest(about: RequestTimer, desk: Desk): Promise<readonly Effect[]> {
  const world = await desk.network();
  const peering = mapGet(world.peerings, about.peering);
  if (peering?.state !== 'PENDING' || peering.createdAt !== about.createdAt) return [];
  const expired = stateAt(peering, world.rules, desk.now) === 'EXPIRED';
  // A reminder that comes too late is none: the expiry is on its way. An expiry that comes too early waits.
  if (about.kind === 'reminder' && expired) return [];
  if (about.kind === 'expiry' && !expired) return [requestTimer(about, deadlineOf(peering, world) + 1)];
  const effects: Effect[] = [];
  for (const to of await concernedBy(desk, world, peering)) {
    const lang = await desk.language(to.member.person);
    const reply = expired
      ? expiryTo(to, peering, world, lang, desk)
      : reminderTo(to, peering, world, lang, desk);
    effects.push({ do: 'tell', person: to.member.person, reply });
  }
  return effects;
}

function reminderTo(to: Concerned, peering: Peering, world: World, lang: Lang, desk: Desk): Reply {
  const words = noticesText[lang];
  const facts = factsOf(world, peering, lang, desk);
  const left = leftText(lang, deadlineOf(peering, world) - desk.now);
  if (to.side === 'requester')
    return { markdown: words.reminderToRequester(facts, left), buttons: [detailsButton(lang, peering)] };
  const say = may(to.member.role, 'operate') ? words.reminder : words.reminderToViewer;
  return { markdown: say(facts, left), buttons: answerButtons(lang, peering, to.member) };
}

function expiryTo(
  { member, side }: Concerned,
  peering: Peering,
  world: World,
  lang: Lang,
  desk: Desk,
): Reply {
  const words = noticesText[lang];
  const facts = factsOf(world, peering, lang, desk);
  const details = detailsButton(lang, peering);
  const { requester, accepter } = partiesOf(world, peering);
  if (side === 'accepter' && requester !== accepter)
    return { markdown: words.expired(facts), buttons: [details] };
  const again = world.rules.reenableExpired === 'requester';
  const markdown = words.expiredToRequester(facts, again);
  if (!may(member.role, 'operate')) return { markdown, buttons: [details] };
  const { uin } = member;
  const same = requester === accepter;
  const values = {
    local_vpc: peering.requesterVpc,
    name: peering.name,
    peer_region: regionsOf(world, peering)[1],
    peer_kind: same ? 'mine' : 'other',
    ...(same ? {} : { peer_account: accepter }),
    peer_vpc: peering.accepterVpc,
    ...(peering.bandwidthMbps === null ? {} : { bandwidth_mbps: String(peering.bandwidthMbps) }),
  };
  const retry: Button = again
    ? {
        label: words.buttons.reenable,
        action: { do: 'guide', guide: 'reenable', values: { peering: peering.id }, uin },
      }
    : {
        label: words.buttons.create,
        action: { do: 'guide', guide: 'create', values, uin },
      };
  return { markdown, buttons: [retry, details] };
}

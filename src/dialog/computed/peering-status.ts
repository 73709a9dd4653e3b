import { may } from '../../accounts/index.ts';
import { mapGet, refusal, rolesOf, siteOf } from '../../peering/index.ts';
import { peeringText, reasonSentence } from '../../text/index.ts';
import { anyOf } from '../any-of.ts';
import { admission } from '../guides/admission.ts';
import type { Button } from '../reply.ts';
import { recogniseTask } from '../task-recognition.ts';
import {
  crossesAccounts,
  type Home,
  homesOf,
  type OwnPeering,
  ownPeerings,
  peeringTitle,
  seenFrom,
  sitesSearched,
  spokenIn,
} from './home.ts';
import { type Kind, type Question, saying, type Worked } from './question.ts';

/** Peerings answered about at once. */
const peeringsAtOnce = 3;

const asksState = anyOf(String.raw`
  状态 | 怎么样了? | 咋样 | 啥情况 | 什么情况 | 进度 | 进展 | 到哪一?步 | (?:接受|同意|通过|批准|过期)(?:了|没) | 有没有(?:接受|同意|通过)
  | 还剩 | 还有多久 | 还有几天 | 剩多久 | 多久过期 | 什么时候过期 | 卡在哪
  | (?<![a-z])(?:status|state|accepted|approved|rejected|expired?|expires|pending|progress|how (?:is|are|'s).{0,30}(?:doing|going)|how long.{0,20}left|time left)(?![a-z])
`);
/** "对方接受了吗" names no peering: it is the request that one waits for. */
const asksTheirs = anyOf(String.raw`
  (?:对方|对端|对面|他们|客户|人家|那边|伙伴).{0,8}(?:接受|同意|通过|批准|批|点)(?:(?:了|过)(?:没有?|吗|么|不|嘛)?|没有?)[?？。]*$
  | (?:我的?|我们的?|发的?|发起的?|那个|那条)?(?:申请|请求)(?:被|已经|对方)?(?:接受|同意|通过|批)(?:(?:了|过)(?:没有?|吗|么|嘛)?|没有?)[?？。]*$
  | (?:对方|对端|他们|客户|人家).{0,4}有没有(?:接受|同意|通过|批)
  | ^(?:so |and |ok,? )?(?:has|have|did|is|was|were) .{0,40}(?<![a-z])(?:accept(?:ed)?|approved?)(?: (?:it|my request|our request|the request|my peering|the peering|yet|already|us|me|this|that))*[?.]*$
`);
const otherMatters =
  /不通|通不|访问|ping|路由|删|拆|断开|会怎|需要|必须|(?<![a-z])(?:rout|reach|traffic|delet|remov|need|must|if)/;

/** What state a peering is in, whose move it is, and how long there is for it. */
export const peeringStatusKind: Kind = {
  hears({ normal, data }) {
    if (otherMatters.test(normal)) return false;
    // What only the classifier takes for an order ("pcx-1a2b3c4d 状态") is none.
    const ordered = recogniseTask(normal, data);
    if (ordered !== undefined && ordered !== 'check_connectivity' && ordered !== 'list_peerings')
      return false;
    return (
      asksTheirs.test(normal) ||
      (asksState.test(normal) &&
        (data.some(({ kind }) => kind === 'peering') || !/申请|请求|request/.test(normal)))
    );
  },
  async work(question) {
    const { frame, normal, data, lang } = question;
    const ids = [...new Set(data.filter(({ kind }) => kind === 'peering').map(({ value }) => value))];
    const homes = await homesOf(frame);
    if (ids.length > 0) {
      if (homes.length === 0) {
        const admitted = await admission({ needs: 'view' }, frame);
        return admitted.ok ? undefined : { replies: [admitted.reply] };
      }
      const found = ids.slice(0, peeringsAtOnce).map((id) => byId(homes, id) ?? id);
      return together(
        found.map((each) =>
          typeof each === 'string'
            ? saying([reasonSentence(lang, refusal('PEERING_NOT_FOUND', { peering: each }))])
            : said(question, each.home, each.own),
        ),
      );
    }
    for (const home of homes) {
      const named = spokenIn(
        normal,
        ownPeerings(home, () => true, sitesSearched).map((own) => ({ item: own, names: [own.peering.name] })),
      ).slice(0, peeringsAtOnce);
      if (named.length > 0) return together(named.map(({ item }) => said(question, home, item)));
    }
    const [home] = homes;
    return home !== undefined && asksTheirs.test(normal) ? theirAnswers(question, home) : undefined;
  },
};

function byId(homes: readonly Home[], id: string): { home: Home; own: OwnPeering } | undefined {
  for (const home of homes) {
    const peering = mapGet(home.world.peerings, id);
    if (peering === undefined || rolesOf(home.world, peering, home.uin).length === 0) continue;
    const near = [peering.requesterVpc, peering.accepterVpc]
      .map((vpc) => siteOf(home.world, vpc))
      .find((site) => site?.vpc.owner === home.uin);
    const own = near === undefined ? undefined : seenFrom(home, near, peering);
    if (own !== undefined) return { home, own };
  }
  return undefined;
}

/** What became of the requests to other accounts: those that wait, else the latest. */
function theirAnswers(question: Question, home: Home): Worked | undefined {
  const sent = ownPeerings(home, (own) => own.asked && crossesAccounts(own));
  const waiting = sent.filter(({ peering }) => peering.state === 'PENDING');
  if (waiting.length > 0)
    return together(waiting.slice(0, peeringsAtOnce).map((own) => said(question, home, own)));
  const [latest] = sent;
  if (latest === undefined) return undefined;
  const { replies } = said(question, home, latest);
  const { noneWaiting } = question.words.status;
  return {
    replies: replies.map((reply) => ({ ...reply, markdown: `${noneWaiting}\n\n${reply.markdown}` })),
  };
}

/** Several answers in one reply, with the buttons of the first where there are many. */
function together(all: readonly Worked[]): Worked {
  const replies = all.flatMap((each) => each.replies);
  const [first] = replies;
  if (first === undefined || replies.length === 1) return { replies };
  return saying(
    replies.map(({ markdown }) => markdown),
    replies.flatMap(({ buttons }) => buttons.filter(({ action }) => action.do === 'show')),
  );
}

function said({ words, lang }: Question, home: Home, own: OwnPeering): Worked {
  const { peering, far, asked } = own;
  const { status } = words;
  const { rules } = home.world;
  const operates = may(home.role, 'operate');
  const to = (label: string, guide: 'accept' | 'reject' | 'reenable'): Button => ({
    label,
    action: { do: 'guide', guide, values: { peering: peering.id }, uin: home.uin },
  });
  const lines = [status.head(peeringTitle(peering, words), peeringText(lang).states[peering.state])];
  const buttons: Button[] = [];
  const yours = !asked || !crossesAccounts(own);
  if (peering.state === 'PENDING') {
    const left = leftText(own, home, words);
    lines.push(yours ? status.yourMove(peer(own, home), left) : status.theirMove(far.vpc.owner, left));
    if (yours && operates) buttons.push(to(status.accept, 'accept'), to(status.reject, 'reject'));
  } else if (peering.state === 'REJECTED' && yours) lines.push(status.youRejected);
  else lines.push(status.states[peering.state]);
  if (peering.state === 'EXPIRED') {
    if (rules.reenableExpired === 'none') lines.push(status.recreate);
    else if (asked) {
      lines.push(status.reenableYours);
      if (operates) buttons.push(to(status.reenable, 'reenable'));
    } else lines.push(status.reenableTheirs(far.vpc.owner));
  }
  const glue = lang === 'zh' ? '' : ' ';
  buttons.push({
    label: words.details,
    action: { do: 'show', page: 'peering', id: peering.id, uin: home.uin },
  });
  return saying([lines.join(glue)], buttons);
}

/** The account that asked, as the one that answers sees it. */
const peer = (own: OwnPeering, home: Home): string => (own.asked ? home.uin : own.far.vpc.owner);

/** How long a request can still be answered. */
export function leftText(
  { peering }: OwnPeering,
  { world, now }: Home,
  { status }: Question['words'],
): string {
  const minutes = Math.max(
    0,
    Math.floor((peering.createdAt + world.rules.pendingTtlHours * 3_600_000 - now) / 60_000),
  );
  return status.left(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
}

import { quotaOf, type Site, stateAt } from '../../peering/index.ts';
import { peeringText } from '../../text/index.ts';
import { anyOf } from '../any-of.ts';
import { sayEntry } from '../say.ts';
import { type Home, homeOf, ownSites, sitesSearched, spokenSites, vpcText } from './home.ts';
import { items, type Kind, saying } from './question.ts';

/** VPCs that are listed, those with the least room first. */
const listedAtMost = 10;

const asksLeft = anyOf(String.raw`
  还(?:能|可以|可).{0,8}(?:建|创建|加|开|新建|增加|申请).{0,8}(?:几|多少).{0,6}(?:对等|连接|peering|条) | 还能(?:再)?(?:建|创建|加|开|新建).{0,4}(?:几|多少)条
  | (?:配额|额度|限额|quota).{0,8}(?:还|剩|用了|用掉|余) | (?:还|剩|剩余|用了|用掉).{0,8}(?:配额|额度|限额|quota)
  | (?<![a-z])how many (?:more|other|additional|further) (?:vpc )?peer | (?<![a-z])how many (?:vpc )?peer.{0,30}(?:still|left|remain|more)
  | (?<![a-z])(?:quotas?|peerings?)(?: connections?)? (?:(?:do|have) (?:i|we)(?: have)? )?(?:left|remaining|used(?: up)?)(?![a-z])
  | (?<![a-z])(?:remaining|unused) (?:peering )?quota | (?<![a-z])how much (?:of (?:my|the|our) |more )?(?:peering )?quota
`);
/** Of other things than peerings, which the general answer covers. */
const otherThings =
  /(?:子网|路由表|路由条|网关|subnets?|route tables?|gateways?|routes)(?![a-z])|(?:几|多少)个? ?vpc|how many vpcs/;
const general =
  /默认|最多|上限|不够|怎么办|提升|提高|申请|一般|default|maximum|max(?![a-z])|at most|怎么看|在哪|how (?:do|to|can)|where/;

/** "How many peerings can I still create": counted for each own VPC; to anybody else, the general answer. */
export const remainingKind: Kind = {
  hears: ({ normal }) => asksLeft.test(normal) && !otherThings.test(normal) && !general.test(normal),
  async work(question) {
    const { words, lang, frame, meaning } = question;
    const home = await homeOf(frame);
    const sites = home === undefined ? [] : ownSites(home, sitesSearched);
    if (home === undefined || sites.length === 0) {
      if (meaning.kind === 'answer') return undefined;
      return { replies: [sayEntry('quotas', lang, frame.library, { asked: question.normal })] };
    }
    const named = spokenSites(question.normal, home).map(({ item }) => item);
    const limit = quotaOf(home.world, home.uin, 'peeringsPerVpc');
    const counted = (named.length > 0 ? named : sites)
      .map((site) => ({ site, used: usedOf(site, home) }))
      .sort((a, b) => b.used - a.used);
    const shown = counted.slice(0, listedAtMost);
    const rest = counted.slice(listedAtMost);
    const { states } = peeringText(lang);
    const { remaining } = words;
    return saying(
      [
        remaining.head(limit),
        items(
          shown.map(({ site, used }) =>
            remaining.vpc(vpcText(site, home, words), Math.max(0, limit - used), used, limit),
          ),
        ),
        ...(rest.length === 0
          ? []
          : [remaining.allFree(rest.length, Math.max(0, limit - (rest[0]?.used ?? 0)))]),
        remaining.counted(home.world.rules.quotaCounts.map((state) => states[state]).join(words.join)),
      ],
      [{ label: remaining.page, action: { do: 'show', page: 'quotas', uin: home.uin } }],
    );
  },
};

/** How many of a VPC's peerings count against its quota. */
export const usedOf = ({ peerings }: Site, { world, now }: Home): number =>
  peerings.filter((peering) => world.rules.quotaCounts.includes(stateAt(peering, world.rules, now))).length;

import { type Cidr, contains, parseAddress, parseCidr, type Site } from '../../peering/index.ts';
import { guideText, reasonSentence } from '../../text/index.ts';
import { admission } from '../guides/admission.ts';
import {
  crossesAccounts,
  type Home,
  holds,
  homesOf,
  lives,
  ownPeerings,
  ownSites,
  peeringTitle,
  sitesSearched,
  vpcText,
} from './home.ts';
import { items, type Kind, type Question, saying } from './question.ts';

/** Addresses looked up at once, and places named for each. */
const addressesAtMost = 4;
const placesAtMost = 5;

const asksOwner =
  /属于|归属|是谁的|归谁|谁的(?!路由)|(?:在|是|落在)(?:哪|什么)(?:个|一个|张)? ?(?:vpc|子网|网络|私有网络|网段|账号)|哪个 ?(?:vpc|子网|私有网络|账号)|(?<![a-z])(?:(?:which|what) (?:of my |of our )?(?:vpcs?|subnets?|networks?|account)|who(?:se|'s)?(?: is)? (?:owns?|has|address|ip|block|uses|using)|whose|who (?:owns|has|uses)|belongs? to)(?![a-z])/;
const otherMatters =
  /通吗|通不|不通|ping|访问|路由|重叠|冲突|对等吗|(?<![a-z])(?:rout|reach|overlap|connect|access)/;
/** Whatever somebody meant as an address, with or without a mask. */
const addressLike =
  /(?<![\w.:/-])(\d{1,6}(?:\.\d{1,6}){3}(?:\/\d{1,3})?|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?:\/\d{1,3})?)(?![\w/]|\.\d)/g;

/** "10.0.3.7 属于哪个子网": where an address lies among what the asker may see. */
export const addressOwnerKind: Kind = {
  hears: ({ normal }) =>
    asksOwner.test(normal) && !otherMatters.test(normal) && normal.search(addressLike) >= 0,
  async work(question) {
    const { normal, frame, lang } = question;
    const texts = [...new Set([...normal.matchAll(addressLike)].map(([, text = '']) => text))];
    const homes = await homesOf(frame);
    if (homes.length === 0) {
      const admitted = await admission({ needs: 'view' }, frame);
      return admitted.ok ? undefined : { replies: [admitted.reply] };
    }
    const lines = texts.slice(0, addressesAtMost).flatMap((text) => {
      const read = text.includes('/') ? parseCidr(text) : parseAddress(text);
      if (!read.ok)
        return [text.includes('/') ? reasonSentence(lang, read.refusal) : question.words.owner.bad(text)];
      const shown = text.includes('/') ? read.cidr.text : text;
      const places = homes.flatMap((home) => placesOf(question, home, read.cidr, shown));
      return places.length === 0 ? [question.words.owner.nowhere(shown)] : places.slice(0, placesAtMost);
    });
    const [only] = lines;
    return saying([lines.length === 1 ? (only ?? guideText[lang].runner.lost) : items(lines)]);
  },
};

/** Own subnets first, then own VPCs, then what is visible through own peerings. */
function placesOf(question: Question, home: Home, block: Cidr, shown: string): readonly string[] {
  const own = ownSites(home, sitesSearched).flatMap((site) => placeIn(question, home, site, block, shown));
  if (own.length > 0) return own;
  const { words } = question;
  return ownPeerings(home, (each) => lives(each) && each.peering.state !== 'PENDING' && crossesAccounts(each))
    .map(({ far, peering }) => ({ far, peering, within: holds(far, block) }))
    .flatMap(({ far, peering, within }) =>
      within === undefined
        ? []
        : [words.owner.behind(shown, far.vpc.id, far.vpc.owner, within.text, peeringTitle(peering, words))],
    );
}

function placeIn({ words }: Question, home: Home, site: Site, block: Cidr, shown: string): readonly string[] {
  const within = holds(site, block);
  if (within === undefined) return [];
  const vpc = vpcText(site, home, words);
  const subnet = site.subnets.find(
    ({ cidr, ipv6Cidr }) => contains(cidr, block) || (ipv6Cidr !== null && contains(ipv6Cidr, block)),
  );
  if (subnet === undefined) return [words.owner.inVpc(shown, vpc, within.text)];
  const lies = contains(subnet.cidr, block) ? subnet.cidr : (subnet.ipv6Cidr ?? subnet.cidr);
  return [words.owner.inSubnet(shown, subnet.id, lies.text, vpc)];
}

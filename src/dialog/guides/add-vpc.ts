import { normalise } from '../../faq/index.ts';
import {
  blocksOf,
  createVpc,
  firstOverlap,
  parseCidr,
  quotaOf,
  refusal,
  vpcCountOf,
} from '../../peering/index.ts';
import { notDoneText } from '../../text/accounts.ts';
import { guideText, inline, reasonSentence } from '../../text/index.ts';
import { perform } from '../perform.ts';
import { ticketButtons } from '../support/request.ts';
import { freeVpcBlocks } from './free-blocks.ts';
import type { At, Guide, Read, Step } from './guide.ts';
import { nameStep, ownVpcs, regionStep } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].build.addVpc;

/** Blocks that are proposed. */
const proposed = 3;

const region: Step = regionStep(
  { slot: 'region', label: (at) => guideText[at.lang].steps.region.label, ask: (at) => words(at).region },
  (at) => [...new Set([...ownVpcs(at).map((vpc) => vpc.region), ...at.library.regions.codes()])],
);

/** A region whose quota is used up is refused where it is named, not after all other answers. */
const regionWithRoom: Step = {
  ...region,
  read(text, at): Read {
    const read = region.read(text, at);
    if (!read.ok) return read;
    const [limit, used] = [
      quotaOf(at.world, at.uin, 'vpcsPerRegion'),
      vpcCountOf(at.world, at.uin, read.value),
    ];
    if (used < limit) return read;
    const full = refusal(
      'QUOTA_EXCEEDED',
      { quota: 'vpcsPerRegion', limit, used, region: read.value },
      'open a ticket',
    );
    return {
      ok: false,
      words: reasonSentence(at.lang, full),
      buttons: ticketButtons(at.lang, at.world, at.uin, [full]),
    };
  },
};

const cidr: Step = {
  slot: 'cidr',
  label: (at) => words(at).cidr.label,
  ask: (at) => words(at).cidr.ask,
  choices: (at) => freeVpcBlocks(at, proposed).map(({ text }) => ({ label: text, value: text })),
  read(text, at) {
    const block = normalise(text).trim();
    const { region = '', name = '' } = at.values;
    const wanted = { region, cidr: block, name: name === '' ? 'vpc' : name };
    const ids = { vpc: 'vpc-new', routeTable: 'rtb-new' };
    const tried = createVpc(at.world, { actor: at.uin, now: at.now }, wanted, ids);
    if (tried.ok) return { ok: true, value: block };
    return {
      ok: false,
      words: tried.refusals.map((each) => inline(reasonSentence(at.lang, each), 500)).join('\n'),
    };
  },
  show: (block) => block,
};

/** Records a VPC of the account. */
export const addVpc: Guide = {
  id: 'add_vpc',
  needs: 'operate',
  title: (at) => words(at).title,
  steps: [
    regionWithRoom,
    nameStep(
      { slot: 'name', label: (at) => guideText[at.lang].steps.name.label, ask: (at) => words(at).name },
      () => [],
    ),
    cidr,
  ],
  prefill: (slots) => ({
    ...(slots.local_region === undefined ? {} : { region: slots.local_region }),
    ...(slots.name === undefined ? {} : { name: slots.name }),
    ...(slots.cidrs?.[0] === undefined ? {} : { cidr: slots.cidrs[0] }),
  }),
  summary(at) {
    const block = parseCidr(at.values.cidr ?? '');
    const overlapping = ownVpcs(at).flatMap((vpc) => {
      const shared = block.ok ? firstOverlap([block.cidr], blocksOf(vpc)) : null;
      return shared === null ? [] : [words(at).overlaps(inline(vpc.name || vpc.id, 40), shared.overlap.text)];
    });
    return { lines: [...overlapping.slice(0, 3), words(at).onlyHere], blocked: false };
  },
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const { region: code = '', name = '', cidr: block = '' } = at.values;
    const [id, routeTable] = [desk.freshId('vpc', 0), desk.freshId('rtb', 0)];
    const command = { op: 'create_vpc', id, routeTable, region: code, cidr: block, name } as const;
    const done = await perform(desk, at.uin, [command]);
    if (!done.ok) return { ok: false, words: notDoneText(at.lang, done.refusals) };
    return {
      ok: true,
      replies: [{ markdown: words(at).done(`${inline(name, 40)} \`${id}\``), buttons: [] }],
      effects: done.effects,
      next: { guide: 'add_subnet', values: { vpc: id } },
    };
  },
};

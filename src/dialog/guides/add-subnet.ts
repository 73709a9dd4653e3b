import { normalise } from '../../faq/index.ts';
import { blocksOf, createSubnet, siteOf } from '../../peering/index.ts';
import { notDoneText } from '../../text/accounts.ts';
import { guideText, inline, pageText, reasonSentence } from '../../text/index.ts';
import { perform } from '../perform.ts';
import { ticketButtons } from '../support/request.ts';
import { freeSubnetBlocks } from './free-blocks.ts';
import type { At, Guide, Step } from './guide.ts';
import { ownVpcStep, ownVpcs, shownVpc } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].build.addSubnet;

/** Blocks that are proposed. */
const proposed = 3;

const cidr: Step = {
  slot: 'cidr',
  label: (at) => words(at).cidr.label,
  ask(at) {
    const vpc = siteOf(at.world, at.values.vpc ?? '')?.vpc;
    const blocks = vpc === undefined ? [] : blocksOf(vpc).map(({ text }) => text);
    return words(at).cidr.ask(blocks.slice(0, 6).join(at.lang === 'zh' ? '、' : ', '));
  },
  choices(at) {
    const site = siteOf(at.world, at.values.vpc ?? '');
    if (site === undefined) return [];
    return freeSubnetBlocks(site, at, proposed).map(({ text }) => ({ label: text, value: text }));
  },
  read(text, at) {
    const block = normalise(text).trim();
    const wanted = { vpc: at.values.vpc ?? '', cidr: block };
    const tried = createSubnet(at.world, { actor: at.uin, now: at.now }, wanted, 'subnet-new');
    if (tried.ok) return { ok: true, value: block };
    const reasons = tried.refusals.slice(0, 3).map((each) => inline(reasonSentence(at.lang, each), 500));
    const buttons = ticketButtons(at.lang, at.world, at.uin, tried.refusals);
    return { ok: false, words: reasons.join('\n'), buttons };
  },
  show: (block) => block,
};

/** Records a subnet in one of the account's VPCs. */
export const addSubnet: Guide = {
  id: 'add_subnet',
  needs: 'operate',
  title: (at) => words(at).title,
  blocked(at) {
    if (ownVpcs(at).length > 0) return undefined;
    const label = pageText[at.lang].vpcs.add;
    return {
      markdown: words(at).noVpc,
      buttons: [{ label, action: { do: 'guide', guide: 'add_vpc', values: {}, uin: at.uin } }],
    };
  },
  steps: [
    ownVpcStep({
      slot: 'vpc',
      label: (at) => guideText[at.lang].steps.vpc.label,
      ask: (at) => words(at).vpc,
    }),
    cidr,
  ],
  prefill: (slots, _at, said) => ({
    ...(slots.local_vpc === undefined ? {} : { vpc: slots.local_vpc }),
    ...(slots.local_vpc === undefined && said !== '' && said.length < 60 ? { vpc: said } : {}),
    ...(slots.cidrs?.[0] === undefined ? {} : { cidr: slots.cidrs[0] }),
  }),
  summary: () => ({ lines: [], blocked: false }),
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const { vpc = '', cidr: block = '' } = at.values;
    const id = desk.freshId('subnet', 0);
    const done = await perform(desk, at.uin, [{ op: 'create_subnet', id, vpc, cidr: block }]);
    if (!done.ok) return { ok: false, words: notDoneText(at.lang, done.refusals) };
    const say = words(at);
    const { uin } = at;
    const values = { local_region: siteOf(at.world, vpc)?.vpc.region ?? '', local_vpc: vpc };
    return {
      ok: true,
      replies: [
        {
          markdown: say.done(id, block, shownVpc(vpc, at)),
          buttons: [
            { label: say.another, action: { do: 'guide', guide: 'add_subnet', values: { vpc }, uin } },
            { label: say.create, action: { do: 'guide', guide: 'create', values, uin } },
            { label: say.details, action: { do: 'show', page: 'vpc', uin, id: vpc } },
          ],
        },
      ],
      effects: done.effects,
    };
  },
};

import { may } from '../../accounts/index.ts';
import { isLive, siteOf, stateAt, type Vpc } from '../../peering/index.ts';
import { inline, pageText } from '../../text/index.ts';
import { findNamed } from '../guides/named.ts';
import { ownVpcs } from '../guides/steps.ts';
import type { Reply } from '../reply.ts';
import type { ShowPage, View } from './page.ts';
import { turning } from './paging.ts';
import { vpcPage } from './vpc.ts';

/** VPCs on one page. */
const atOnce = 8;

/** The account's VPCs by region; with a name behind the command, that VPC. */
export const vpcsPage: ShowPage = async (view): Promise<Reply> => {
  const { lang, uin, id, from } = view;
  const words = pageText[lang].vpcs;
  const all = ownVpcs(view);
  if (id !== undefined) return named(view, all, id);
  if (all.length === 0) {
    return {
      markdown: words.none,
      buttons: [
        { label: words.add, action: { do: 'guide', guide: 'add_vpc', values: {}, uin } },
        { label: words.import, action: { do: 'guide', guide: 'import', values: {}, uin } },
      ],
    };
  }
  const shown = all.slice(from * atOnce, (from + 1) * atOnce);
  const regions = [...new Set(shown.map(({ region }) => region))];
  const paragraphs = regions.map((region) =>
    [
      words.region(inline(view.library.regions.show(region, lang), 40)),
      '',
      ...shown.filter((vpc) => vpc.region === region).map((vpc) => lineOf(vpc, view)),
    ].join('\n'),
  );
  return {
    markdown: [words.heading(all.length), ...paragraphs].join('\n\n'),
    buttons: [
      ...shown.map(
        (vpc) =>
          ({
            label: words.button([...(vpc.name || vpc.id)].slice(0, 24).join(''), vpc.cidr.text),
            action: { do: 'show', page: 'vpc', uin, id: vpc.id },
          }) as const,
      ),
      ...turning({ page: 'vpcs', uin, from }, all.length, atOnce, lang),
      ...(may(view.role, 'operate')
        ? [{ label: words.add, action: { do: 'guide', guide: 'add_vpc', values: {}, uin } } as const]
        : []),
    ],
  };
};

function lineOf(vpc: Vpc, { world, lang, now }: View): string {
  const site = siteOf(world, vpc.id);
  const live = site?.peerings.filter((each) => isLive(stateAt(each, world.rules, now))).length ?? 0;
  const name = inline(vpc.name, 40);
  return pageText[lang].vpcs.line(name, vpc.id, vpc.cidr.text, site?.subnets.length ?? 0, live);
}

function named(view: View, all: readonly Vpc[], text: string): Promise<Reply> | Reply {
  const words = pageText[view.lang].vpcs;
  const naming = findNamed(
    text,
    all.map(({ id, name }) => ({ id, names: [name] })),
  );
  switch (naming.kind) {
    case 'one':
      return vpcPage({ ...view, id: naming.item.id });
    case 'several': {
      const join = view.lang === 'zh' ? '、' : ', ';
      const names = naming.items.slice(0, 5).map(({ id, names: [name] }) => inline(`${name} ${id}`, 60));
      return { markdown: words.several(inline(text, 40), names.join(join)), buttons: [] };
    }
    case 'none':
      return { markdown: words.notFound(inline(text, 40)), buttons: [] };
  }
}

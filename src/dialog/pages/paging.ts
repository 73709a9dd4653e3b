import type { Lang } from '../../faq/index.ts';
import { pageText } from '../../text/index.ts';
import type { Button, Page } from '../reply.ts';

/** The buttons that turn a long list, `from` counted in pages of `atOnce`. */
export function turning(
  at: { readonly page: Page; readonly uin: string; readonly id?: string | undefined; readonly from: number },
  total: number,
  atOnce: number,
  lang: Lang,
  labels: { readonly previous: string; readonly more: string } = pageText[lang].account,
): readonly Button[] {
  const { page, uin, id, from } = at;
  const turn = (label: string, to: number): Button => ({
    label,
    action: { do: 'show', page, uin, from: to, ...(id === undefined ? {} : { id }) },
  });
  return [
    ...(from > 0 ? [turn(labels.previous, from - 1)] : []),
    ...((from + 1) * atOnce < total ? [turn(labels.more, from + 1)] : []),
  ];
}

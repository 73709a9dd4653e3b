import { endsToCheck } from './computed/index.ts';
import type { Frame, Ran } from './frame.ts';
import { guides } from './guides/all.ts';
import type { GuideId } from './guides/guide.ts';
import { startGuide } from './guides/runner.ts';
import { showPage } from './pages/show.ts';
import type { Action, Page } from './reply.ts';
import type { Slots } from './slots.ts';
import { howTo, type Task } from './tasks.ts';
import type { Meaning } from './understand.ts';

/** Orders that a page answers. */
const pageOf: Readonly<Partial<Record<Task, Page>>> = {
  list_peerings: 'peerings',
  list_vpcs: 'vpcs',
  show_quotas: 'quotas',
  show_history: 'history',
  list_members: 'members',
  switch_account: 'account',
};

/** Starts the guide of a task, or shows the page that answers it; undefined for a task that has neither. */
export async function beginTask(
  frame: Frame,
  { task, slots }: Meaning & { readonly kind: 'task' },
  text: string,
): Promise<Ran | undefined> {
  const page = pageOf[task];
  const guide = guideOf(task);
  if (page === undefined && guide === undefined) return undefined;
  if (await isExplained(frame, task)) return undefined;
  if (page === 'peerings' && slots.peering !== undefined)
    return showPage(frame, 'peering', { id: slots.peering });
  if (page !== undefined)
    return showPage(frame, page, slots.peering === undefined ? {} : { id: slots.peering });
  return guide === undefined ? undefined : startPrefilled(frame, guide, slots, text);
}

/** Looks into a question about connectivity, where the asker has one of its ends. */
export async function beginCheck(frame: Frame, meaning: Meaning, text: string): Promise<Ran | undefined> {
  if (guideOf('check_connectivity') === undefined) return undefined;
  const ends = await endsToCheck(frame, meaning, text);
  return ends && startPrefilled(frame, 'check_connectivity', ends.slots, text, ends.uin);
}

/** What an order does at once: nothing has to be asked for it. */
export function actionOf({ task, slots }: Meaning & { readonly kind: 'task' }): Action | undefined {
  if (task === 'demo') return { do: 'demo' };
  if (task === 'switch_account' && slots.account !== undefined)
    return { do: 'switch_account', uin: slots.account };
  return undefined;
}

/**
 * Without an account there is nothing to do it on: the answer is how it is done by hand, and how to get one. What is
 * about accounts themselves is begun anyway, and says by itself what stands in the way.
 */
async function isExplained(frame: Frame, task: Task): Promise<boolean> {
  // In a group one line says where it belongs; an account cannot be had there either.
  if (!frame.desk.person.alone) return false;
  // Whether the asker has one of its ends was found out before; this is somebody else's network.
  if (task === 'check_connectivity') return true;
  if (howTo[task] === undefined && task !== 'list_peerings' && task !== 'export') return false;
  return (await frame.desk.self()).uin === null;
}

const startPrefilled = (
  frame: Frame,
  guide: GuideId,
  slots: Slots,
  text: string,
  uin?: string,
): Promise<Ran> => startGuide(frame, guide, (declared, at) => declared.prefill?.(slots, at, text) ?? {}, uin);

const guideOf = (task: Task): GuideId | undefined => {
  for (const id of guides.keys()) if (id === task) return id;
  return undefined;
};

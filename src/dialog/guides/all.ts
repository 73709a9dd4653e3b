import { accept } from './accept.ts';
import { create } from './create.ts';
import { deletePeering } from './delete.ts';
import type { Guide, GuideId } from './guide.ts';
import { modifyBandwidth } from './modify-bandwidth.ts';
import { reenable } from './reenable.ts';
import { reject } from './reject.ts';

/** Every guide there is, by name. */
export const guides: ReadonlyMap<GuideId, Guide> = new Map(
  [create, accept, reject, deletePeering, modifyBandwidth, reenable].map((guide) => [guide.id, guide]),
);

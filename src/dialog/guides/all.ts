import { create } from './create.ts';
import type { Guide, GuideId } from './guide.ts';

/** Every guide there is, by name. */
export const guides: ReadonlyMap<GuideId, Guide> = new Map([create].map((guide) => [guide.id, guide]));

import { addRoute } from './add-route.ts';
import { checkConnectivity } from './check-connectivity.ts';
import { create } from './create.ts';
import { exportPeering } from './export.ts';
import type { Guide, GuideId } from './guide.ts';
import { plan } from './plan.ts';

/** Every guide there is, by name. */
export const guides: ReadonlyMap<GuideId, Guide> = new Map(
  [create, addRoute, checkConnectivity, plan, exportPeering].map((guide) => [guide.id, guide]),
);

import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';

/** What those who run the service ask it. */
export interface OperationsParts {
  readonly metrics: Metrics;
  /** Whether updates are being taken and can be committed; a reason where not. */
  readonly ready: () => Promise<true | string> | true | string;
}

/** `GET /healthz` (the process answers), `/readyz` (it can work), `/metrics` (Prometheus text). */
export function operationsRoutes({ metrics, ready }: OperationsParts): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.text('ok\n'));
  routes.get('/readyz', async (c) => {
    const state = await ready();
    return state === true ? c.text('ready\n') : c.text(`not ready: ${state}\n`, 503);
  });
  routes.get('/metrics', async (c) =>
    c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );
  return routes;
}

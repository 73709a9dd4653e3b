import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** A server that listens. */
export interface HttpServer {
  readonly port: number;
  /** Takes no more connections; resolves when the open ones are answered, or cut off after `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
}

/** Serves the routes. Clients that dribble their request are cut off, so that they hold no connection for long. */
export function listen(
  routes: readonly Hono[],
  { port, hostname }: { readonly port: number; readonly hostname?: string },
): Promise<HttpServer> {
  const app = new Hono();
  for (const part of routes) app.route('/', part);
  // The default handler writes the error with its message to the console.
  app.onError((_error, c) => c.body(null, 500));
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        port,
        ...(hostname === undefined ? {} : { hostname }),
        serverOptions: {
          headersTimeout: 10_000,
          requestTimeout: 30_000,
          connectionsCheckingInterval: 5000,
          maxHeaderSize: 16_384,
        },
      },
      (info) => {
        server.off('error', reject);
        resolve({ port: info.port, close: (deadlineMs) => close(server, deadlineMs) });
      },
    ) as Server;
    server.once('error', reject);
  });
}

function close(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

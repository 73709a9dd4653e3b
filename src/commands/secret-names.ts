import { createHmac, randomBytes } from 'node:crypto';

/** Names that nobody can guess who does not know the secret, the same for the same seed; 22 of A-Za-z0-9_-. */
export function secretNames(secret: string | Buffer = randomBytes(32)): (seed: string) => string {
  return (seed) => createHmac('sha256', secret).update(seed).digest('base64url').slice(0, 22);
}

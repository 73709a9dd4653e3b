import { type Cidr, widthOf } from '../cidr.ts';

/**
 * Blocks of which no two share an address, and what each stands for. Asking costs one look-up a bit of the prefix,
 * however many there are:
 *
 *     kept   10.0.0.0/16                 above: every prefix that a kept block lies in
 *     asked  10.0.4.0/24   lies in one   -> walk up its prefixes until one is kept
 *     asked  10.0.0.0/8    holds one     -> it is a prefix above a kept one
 */
export class ApartBlocks<T> {
  readonly #kept = new Map<string, T>();
  readonly #above = new Map<string, T>();

  /** What shares an address with `block`, if anything does. */
  meeting(block: Cidr): T | undefined {
    for (let length = block.length; length >= 0; length -= 1) {
      const kept = this.#kept.get(keyOf(block, length));
      if (kept !== undefined) return kept;
    }
    return this.#above.get(keyOf(block, block.length));
  }

  keep(block: Cidr, value: T): void {
    this.#kept.set(keyOf(block, block.length), value);
    for (let length = block.length - 1; length >= 0; length -= 1)
      this.#above.set(keyOf(block, length), value);
  }
}

const keyOf = ({ family, first }: Cidr, length: number): string =>
  `${length} ${first >> BigInt(widthOf(family) - length)} ${family}`;

/** A seeded source of chance: the same seed gives the same country. */
export type Random = {
  /** 0 <= x < 1. */
  real(): number
  /** Both ends included. */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** 32 upper-case hex digits, as central's own ids. */
  id(): string
  /** A dashed lower-case UUID of version 4, as sites make them. */
  uuid(): string
}

/** mulberry32: small, fast, good enough for samples. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const real = (): number => next() / 2 ** 32
  const int = (from: number, to: number): number => from + Math.floor(real() * (to - from + 1))
  const hex = (): string => next().toString(16).padStart(8, '0')
  return {
    real,
    int,
    chance: (share) => real() < share,
    pick: <T>(list: readonly T[]): T => {
      const value = list[int(0, list.length - 1)]
      if (value === undefined) throw new Error('Nothing to pick from.')
      return value
    },
    id: () => (hex() + hex() + hex() + hex()).toUpperCase(),
    uuid: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()]
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
    },
  }
}

/** The colours that a document may carry (U-33). Each has a name: nobody has to tell it by its colour alone. */

export const colourNames = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'] as const
export type ColourName = (typeof colourNames)[number]

/** As they go to central; other programs show the same. */
export const colours: Readonly<Record<ColourName, string>> = {
  red: '#C8413A',
  orange: '#DB7A2B',
  yellow: '#D9B310',
  green: '#3E8E54',
  blue: '#2F6FB2',
  purple: '#8E4FB5',
  grey: '#7C828A',
}

/** The name that comes nearest to what another program chose; null for none, and for what is no colour. */
export function colourName(colour: string): ColourName | null {
  const wanted = parts(colour)
  if (wanted === null) return null
  const far = (name: ColourName) => distance(wanted, parts(colours[name]) ?? [0, 0, 0])
  return colourNames.toSorted((a, b) => far(a) - far(b))[0] ?? null
}

type Parts = readonly [number, number, number]

function parts(colour: string): Parts | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour)
  return found === null ? null : [hex(found[1]), hex(found[2]), hex(found[3])]
}
const hex = (digits: string | undefined): number => Number.parseInt(digits ?? '0', 16)

/** What has no colour of its own is grey, however light it is; of the others the hue counts, not how bright it is. */
function distance(a: Parts, b: Parts): number {
  const [one, other] = [tint(a), tint(b)]
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

/** A colour less its grey, brought to one strength. */
function tint([red, green, blue]: Parts): Parts {
  const low = Math.min(red, green, blue)
  const span = Math.max(red, green, blue) - low
  const strength = span < 32 ? 0 : 255 / span
  return [(red - low) * strength, (green - low) * strength, (blue - low) * strength]
}

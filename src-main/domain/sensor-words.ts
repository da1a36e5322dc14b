/** Serial number and make of a sensor, which share one field on the wire (protocol-v5.md 4.11). Pure. */
export type Sensor = { readonly serial: string; readonly make: string | null }

const separator = ' | '

/** `A1B2 | BERLINGER` is the sensor A1B2 made by Berlinger; without a make the whole text is the serial. */
export function sensorOf(macAddress: string | null): Sensor {
  const text = macAddress ?? ''
  const at = text.indexOf(' |')
  if (at < 0) return { serial: text, make: null }
  return { serial: text.slice(0, at), make: text.slice(at + 2).trim() || null }
}

/** The way back: what central keeps as `macAddress`. */
export const macAddressOf = ({ serial, make }: Sensor): string => (make === null ? serial : `${serial}${separator}${make}`)

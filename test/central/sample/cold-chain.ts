import type { Country, Store } from './country.ts'
import { dayText, momentText, type Moment } from './days.ts'
import type { SmallLists } from './small-lists.ts'

const hoursBetween = 4
const degrees = (value: number): number => Math.round(value * 10) / 10

/** A log every four hours of the last days; the warm night in between is a breach. */
function writeLogs(country: Country, store: Store, sensor: string, locationId: string, days: number): void {
  const { writer, random, today } = country
  const breach = random.uuid()
  const warmDay = today - Math.ceil(days / 2)
  const place = { sensor_ID: sensor, location_ID: locationId, store_ID: store.id }
  const span = { start: { day: warmDay, seconds: 0 }, end: { day: warmDay, seconds: 12 * 3600 } }
  writer.put(
    'temperature_breach',
    {
      ID: breach,
      ...place,
      type: 'HOT_CONSECUTIVE',
      duration: 12 * 3_600_000,
      start_date: dayText(span.start.day),
      start_time: span.start.seconds,
      end_date: dayText(span.end.day),
      end_time: span.end.seconds,
      om_start_datetime: momentText(span.start),
      om_end_datetime: momentText(span.end),
      acknowledged: true,
      om_comment: 'The power was off',
      threshold_minimum_temperature: 8,
      threshold_maximum_temperature: 100,
      threshold_duration: 3_600_000,
    },
    { storeId: store.id },
  )
  for (let day = today - days; day < today; day += 1)
    for (let hour = 0; hour < 24; hour += hoursBetween) {
      const at: Moment = { day, seconds: hour * 3600 }
      const isWarm = day === warmDay && hour <= 12
      const measured = { temperature: degrees((isWarm ? 9 : 3) + random.real() * 3), temperature_breach_ID: isWarm ? breach : '' }
      const when = { date: dayText(day), time: at.seconds, om_datetime: momentText(at) }
      writer.put('temperature_log', { ID: random.uuid(), ...place, ...measured, ...when }, { storeId: store.id })
    }
}

/** Stages that a vial monitor showed, for the cold batches that lie here. */
function writeVialStates(country: Country, store: Store, lists: SmallLists): void {
  const { writer, random, today, userIds } = country
  const cold = [...store.stock.values()].flat().filter((batch) => batch.item.isCold && batch.total > 0)
  for (const batch of cold.slice(0, 10)) {
    const row = {
      ID: random.uuid(),
      store_ID: store.id,
      item_line_ID: batch.id,
      status_ID: lists.vialStates[random.int(0, 1)] ?? '',
      date: dayText(today - random.int(1, 20)),
      time: random.int(8, 16) * 3600,
      user_ID: random.pick(userIds),
      comment: '',
    }
    writer.put('vaccine_vial_monitor_status_log', row, { storeId: store.id })
  }
}

/** The fridge of a store with its sensor: two weeks of it in the demo stores, two days elsewhere. */
export function writeColdChain(country: Country, store: Store, lists: SmallLists): void {
  const { writer, random, today } = country
  const fridge = store.locations.find((location) => location.isCold)
  if (fridge === undefined) return
  const sensor = random.uuid()
  const seen: Moment = { day: today - 1, seconds: 20 * 3600 }
  const row = {
    ID: sensor,
    storeID: store.id,
    name: `Fridge of ${store.name}`,
    macAddress: `D8:0F:99:${random.id().slice(0, 6)} | BERLINGER`,
    locationID: fridge.id,
    batteryLevel: random.int(20, 100),
    logInterval: hoursBetween * 3600,
    is_active: true,
    lastConnectionDate: dayText(seen.day),
    lastConnectionTime: seen.seconds,
    om_last_connection_datetime: momentText(seen),
  }
  writer.put('sensor', row, { storeId: store.id })
  const limits = { minimum_temperature: 8, maximum_temperature: 100, duration: 60, type: 'HOT_CONSECUTIVE', description: 'Too warm' }
  writer.put('temperature_breach_config', { ID: random.id(), store_ID: store.id, location_ID: fridge.id, ...limits }, { storeId: store.id })
  writeLogs(country, store, sensor, fridge.id, store.isDemo ? 14 : 2)
  writeVialStates(country, store, lists)
}

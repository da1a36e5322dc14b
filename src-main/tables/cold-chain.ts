/** Sensors, what they measured, and the state of vaccine vials (protocol-v5.md 4.11). The `om_*` datetimes win over day and time. */
import { wireMoment } from '../domain/moment.ts'
import { sensorOf } from '../domain/sensor-words.ts'
import { keys } from './keys.ts'
import type { TableShape, WireRow } from './types.ts'

/** Serial and make share `macAddress`; keys are camelCase here. */
export const sensor = {
  columns: {
    store_id: { key: 'storeID', codec: 'id', required: true, parent: 'store' },
    name: { key: 'name', codec: 'text' },
    mac_address: { key: 'macAddress', codec: 'text' },
    location_id: { key: 'locationID', codec: 'id', refers: 'Location' },
    is_active: { key: 'is_active', codec: 'bool' },
    battery_level: { key: 'batteryLevel', codec: 'real' },
    log_interval: { key: 'logInterval', codec: 'real' },
    last_date: { key: 'lastConnectionDate', codec: 'date' },
    last_time: { key: 'lastConnectionTime', codec: 'time' },
    om_last_connection_datetime: { key: 'om_last_connection_datetime', codec: 'datetime' },
  },
  derived: ['serial', 'last_connected_at'],
  derive: (row) => ({
    serial: sensorOf(row.mac_address as string | null).serial,
    last_connected_at: at(row, 'om_last_connection_datetime', 'last_date', 'last_time'),
  }),
  rest: {},
} as const satisfies TableShape

/** Durations are milliseconds. */
export const temperatureBreach = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    sensor_id: { key: 'sensor_ID', codec: 'id', required: true, parent: 'sensor' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    type: { key: 'type', codec: 'text' },
    is_acknowledged: { key: 'acknowledged', codec: 'bool' },
    duration: { key: 'duration', codec: 'real' },
    start_date: { key: 'start_date', codec: 'date' },
    start_time: { key: 'start_time', codec: 'time' },
    end_date: { key: 'end_date', codec: 'date' },
    end_time: { key: 'end_time', codec: 'time' },
    om_start_datetime: { key: 'om_start_datetime', codec: 'datetime' },
    om_end_datetime: { key: 'om_end_datetime', codec: 'datetime' },
    comment: { key: 'om_comment', codec: 'text' },
  },
  derived: ['started_at', 'ended_at'],
  derive: (row) => ({
    started_at: at(row, 'om_start_datetime', 'start_date', 'start_time'),
    ended_at: at(row, 'om_end_datetime', 'end_date', 'end_time'),
  }),
  rest: keys({ real: 'threshold_duration, threshold_maximum_temperature, threshold_minimum_temperature' }),
} as const satisfies TableShape

export const temperatureLog = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    sensor_id: { key: 'sensor_ID', codec: 'id', required: true, parent: 'sensor' },
    location_id: { key: 'location_ID', codec: 'id', refers: 'Location' },
    breach_id: { key: 'temperature_breach_ID', codec: 'id', refers: 'temperature_breach' },
    temperature: { key: 'temperature', codec: 'real' },
    date: { key: 'date', codec: 'date' },
    time: { key: 'time', codec: 'time' },
    om_datetime: { key: 'om_datetime', codec: 'datetime' },
  },
  derived: ['logged_at'],
  derive: (row) => ({ logged_at: at(row, 'om_datetime', 'date', 'time') }),
  rest: {},
} as const satisfies TableShape

/** Part of the history of a batch. */
export const vvmStatusLog = {
  document: 'stock_line_id',
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    stock_line_id: { key: 'item_line_ID', codec: 'id', required: true, parent: 'item_line' },
    status_id: { key: 'status_ID', codec: 'id', refers: 'vaccine_vial_monitor_status' },
    date: { key: 'date', codec: 'date' },
    time: { key: 'time', codec: 'time' },
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    comment: { key: 'comment', codec: 'text' },
  },
  rest: keys({ id: 'trans_line_ID' }),
} as const satisfies TableShape

const at = (row: WireRow, om: string, date: string, time: string): string =>
  wireMoment({ om: row[om] as string | null, date: row[date] as string | null, time: row[time] as number | null })

import type { NewTable } from './declare-table.ts'
import { names, needs } from './declare-table.ts'
import { batch, moment, shelf, store, user, word } from './store-words.ts'

/** Sensors and what they measured; parents first. */
export const coldChain: readonly NewTable[] = [
  {
    wire: 'sensor',
    local: 'sensor',
    columns: {
      store_id: ['id', 'storeID', needs('store')],
      name: ['text', 'name'],
      mac_address: ['text', 'macAddress'],
      location_id: ['id', 'locationID', shelf],
      is_active: ['bool', 'is_active'],
      battery_level: ['real', 'batteryLevel'],
      log_interval: ['real', 'logInterval'],
      last_date: ['date', 'lastConnectionDate'],
      last_time: ['time', 'lastConnectionTime'],
      om_last_connection_datetime: ['datetime', 'om_last_connection_datetime'],
    },
    derived: {
      serial: {
        ...word,
        value: `coalesce(substr(data ->> '$.macAddress', 1, nullif(instr(data ->> '$.macAddress', ' |'), 0) - 1), data ->> '$.macAddress', '')`,
      },
      last_connected_at: { ...word, value: moment('om_last_connection_datetime', 'lastConnectionDate', 'lastConnectionTime') },
    },
    indexes: ['store_id'],
  },
  {
    wire: 'temperature_breach',
    local: 'temperature_breach',
    columns: {
      store_id: store,
      sensor_id: ['id', 'sensor_ID', needs('sensor')],
      location_id: ['id', 'location_ID', shelf],
      type: ['text', 'type'],
      is_acknowledged: ['bool', 'acknowledged'],
      duration: ['real', 'duration'],
      start_date: ['date', 'start_date'],
      start_time: ['time', 'start_time'],
      end_date: ['date', 'end_date'],
      end_time: ['time', 'end_time'],
      om_start_datetime: ['datetime', 'om_start_datetime'],
      om_end_datetime: ['datetime', 'om_end_datetime'],
      comment: ['text', 'om_comment'],
    },
    derived: {
      started_at: { ...word, value: moment('om_start_datetime', 'start_date', 'start_time') },
      ended_at: { ...word, value: moment('om_end_datetime', 'end_date', 'end_time') },
    },
    indexes: ['sensor_id, started_at', 'store_id'],
  },
  {
    wire: 'temperature_log',
    local: 'temperature_log',
    columns: {
      store_id: store,
      sensor_id: ['id', 'sensor_ID', needs('sensor')],
      location_id: ['id', 'location_ID', shelf],
      breach_id: ['id', 'temperature_breach_ID', names('temperature_breach')],
      temperature: ['real', 'temperature'],
      date: ['date', 'date'],
      time: ['time', 'time'],
      om_datetime: ['datetime', 'om_datetime'],
    },
    derived: { logged_at: { ...word, value: moment('om_datetime', 'date', 'time') } },
    indexes: ['sensor_id, logged_at', 'store_id'],
  },
  {
    wire: 'vaccine_vial_monitor_status_log',
    local: 'vvm_status_log',
    columns: {
      store_id: store,
      stock_line_id: ['id', 'item_line_ID', batch],
      status_id: ['id', 'status_ID', names('vaccine_vial_monitor_status', 'vvm_status')],
      date: ['date', 'date'],
      time: ['time', 'time'],
      user_id: ['id', 'user_ID', user],
      comment: ['text', 'comment'],
    },
    indexes: ['stock_line_id', 'store_id'],
  },
]

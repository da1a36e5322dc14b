/** Patients and those who treat them. The patient's own row is a name (names.ts). */
import { keys } from './keys.ts'
import { recordStatus } from './record-status.ts'
import type { TableShape } from './types.ts'

/** A prescriber; `store_id` is the home store. */
export const clinician = {
  columns: {
    code: { key: 'code', codec: 'text' },
    first_name: { key: 'first_name', codec: 'text' },
    last_name: { key: 'last_name', codec: 'text' },
    initials: { key: 'initials', codec: 'text' },
    is_active: { key: 'active', codec: 'bool' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
  },
  derived: ['status'],
  derive: (row) => ({ status: recordStatus(row) }),
  rest: keys({
    text: 'address1, address2, email, mobile, phone, registration_code',
    bool: 'female',
    object: 'oms_fields',
  }),
} as const satisfies TableShape

export const clinicianStoreJoin = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    clinician_id: { key: 'prescriber_ID', codec: 'id', required: true, parent: 'clinician' },
  },
  rest: {},
} as const satisfies TableShape

export const insurancePolicy = {
  columns: {
    name_id: { key: 'nameID', codec: 'id', required: true, parent: 'name' },
    provider_id: { key: 'insuranceProviderID', codec: 'id', refers: 'insuranceProvider' },
    number: { key: 'policyNumberFull', codec: 'text' },
    type: { key: 'type', codec: 'text' },
    discount_rate: { key: 'discountRate', codec: 'real' },
    expiry_date: { key: 'expiryDate', codec: 'plainDate' },
    is_active: { key: 'isActive', codec: 'bool' },
  },
  rest: keys({ id: 'enteredByID', text: 'policyNumberFamily, policyNumberPerson', object: 'oms_fields' }),
} as const satisfies TableShape

export const patientEvent = {
  columns: {
    code: { key: 'code', codec: 'text' },
    description: { key: 'description', codec: 'text' },
    type: { key: 'event_type', codec: 'text' },
    unit: { key: 'unit', codec: 'text' },
  },
  rest: {},
} as const satisfies TableShape

/** A note on a name, or, with an event, something that happened to a patient. */
export const nameNote = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', refers: 'name' },
    event_id: { key: 'patient_event_ID', codec: 'id', refers: 'patient_event' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    entry_date: { key: 'entry_date', codec: 'date' },
    note: { key: 'note', codec: 'text' },
    is_deleted: { key: 'is_deleted', codec: 'bool' },
  },
  rest: keys({ bool: 'boolean_value', real: 'value', json: 'data' }),
} as const satisfies TableShape

export const adverseDrugReaction = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', refers: 'name' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    entry_date: { key: 'entry_date', codec: 'date' },
    entry_time: { key: 'entry_time', codec: 'time' },
  },
  rest: keys({ id: 'form_schema_ID', json: 'data' }),
} as const satisfies TableShape

export const encounter = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', refers: 'name' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    program_id: { key: 'program_ID', codec: 'id', refers: 'list_master' },
    clinician_id: { key: 'prescriber_ID', codec: 'id', refers: 'clinician' },
    type: { key: 'document_type', codec: 'text' },
    status: { key: 'status', codec: 'text' },
    start_datetime: { key: 'start_datetime', codec: 'datetime' },
  },
  rest: keys({ text: 'document_name', datetime: 'created_datetime, end_datetime' }),
} as const satisfies TableShape

export const vaccination = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', refers: 'name' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    encounter_id: { key: 'encounter_ID', codec: 'id', refers: 'om_encounter' },
    dose_id: { key: 'vaccine_course_dose_ID', codec: 'id', refers: 'om_vaccine_course_dose' },
    clinician_id: { key: 'prescriber_ID', codec: 'id', refers: 'clinician' },
    item_id: { key: 'item_ID', codec: 'id', refers: 'item' },
    facility_id: { key: 'facility_ID', codec: 'id', refers: 'name' },
    vaccination_date: { key: 'vaccination_date', codec: 'date' },
    is_given: { key: 'given', codec: 'bool' },
  },
  rest: keys({
    id: 'given_store_ID, item_line_ID, program_enrolment_ID, transact_ID, user_ID',
    text: 'comment, not_given_reason',
    datetime: 'created_datetime',
  }),
} as const satisfies TableShape

export const medicineAdministrator = {
  columns: {
    code: { key: 'code', codec: 'text' },
    first_name: { key: 'first_name', codec: 'text' },
    last_name: { key: 'last_name', codec: 'text' },
    is_active: { key: 'is_active', codec: 'bool' },
  },
  rest: {},
} as const satisfies TableShape

export const ethnicity = { columns: { name: { key: 'name', codec: 'text' } }, rest: {} } as const satisfies TableShape
export const occupation = { columns: { name: { key: 'name', codec: 'text' } }, rest: {} } as const satisfies TableShape
export const nationality = { columns: { name: { key: 'description', codec: 'text' } }, rest: {} } as const satisfies TableShape

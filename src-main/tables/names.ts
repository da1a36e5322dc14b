/** Names (other parties), stores, who sees whom, store preferences. */
import { searchText } from '../domain/fold-text.ts'
import { keys } from './keys.ts'
import { recordStatus } from './record-status.ts'
import type { TableShape } from './types.ts'

/** Of names only patients are a site's own and pushed (F-033); `supplying_store_id` is then the home store. */
export const name = {
  columns: {
    code: { key: 'code', codec: 'text' },
    name: { key: 'name', codec: 'text' },
    type: { key: 'type', codec: 'text' },
    is_customer: { key: 'customer', codec: 'bool' },
    is_supplier: { key: 'supplier', codec: 'bool' },
    on_hold: { key: 'hold', codec: 'bool' },
    phone: { key: 'phone', codec: 'text' },
    email: { key: 'email', codec: 'text' },
    address1: { key: 'bill_address1', codec: 'text' },
    address2: { key: 'bill_address2', codec: 'text' },
    country: { key: 'country', codec: 'text' },
    comment: { key: 'comment', codec: 'text' },
    supplying_store_id: { key: 'supplying_store_id', codec: 'id', refers: 'store' },
    next_of_kin_id: { key: 'NEXT_OF_KIN_ID', codec: 'id', refers: 'name' },
    mother_id: { key: 'mother_id', codec: 'id', refers: 'name' },
  },
  derived: ['status', 'search_text'],
  derive: (row) => ({ status: recordStatus(row), search_text: searchText(row.code as string | null, row.name as string | null) }),
  rest: keys({
    id: 'category1_ID, category2_ID, category3_ID, category4_ID, category5_ID, category6_ID, currency_ID, ethnicity_ID, group_ID, integration_ID, nationality_ID, occupation_ID, region_ID, religion_ID',
    text: 'barcode, bill_address3, bill_address4, bill_address5, bill_postal_zip_code, Blood_Group, charge code, custom1, custom2, custom3, fax, first, flag, HSH_code, HSH_name, last, license_number, marital_status, Master_RTM_Supplier_name, middle, national_health_number, next_of_kin_relative, om_gender, ordering_method, PATIENT_PHOTO, POBOX, postal_address1, postal_address2, postal_address3, postal_address4, postal_address5, postal_zip_code, price_category, ship_address1, ship_address2, ship_address3, ship_address4, ship_address5, ship_postal_zip_code, title, url',
    bool: 'Benchmark, donor, female, has_current_license, is_deleted, isDeceased, manufacturer, preferred, print_invoice_alphabetical',
    real: 'connection_type, default_order_days, freightfac, latitude, longitude, margin, Master_RTM_Supplier_Code, maximum_credit, overpayment, ZIP',
    date: 'created_date, date_of_birth, license_expiry, om_date_of_death',
    datetime: 'om_created_datetime',
    json: 'custom_data',
  }),
} as const satisfies TableShape

/** The owning site is `site_number`: the store is active where that is the site's own number (F-010). */
export const store = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    code: { key: 'code', codec: 'text' },
    site_number: { key: 'sync_id_remote_site', codec: 'int' },
    store_mode: { key: 'store_mode', codec: 'text' },
    created_date: { key: 'created_date', codec: 'date' },
    is_disabled: { key: 'disabled', codec: 'bool' },
    logo: { key: 'logo', codec: 'text' },
  },
  rest: keys({
    id: 'responsible_user_ID',
    text: 'address_1, address_2, address_3, address_4, address_5, mwks_export_mode, name, organisation_name, phone, postal_zip_code, spare_user_1, spare_user_2, spare_user_3, spare_user_4, spare_user_5, spare_user_6, spare_user_7, spare_user_8, spare_user_9, spare_user_10, spare_user_11, spare_user_12, spare_user_13, spare_user_14, spare_user_15, spare_user_16, tags',
    bool: 'IS_HIS, sort_issues_by_status_spare',
    json: 'custom_data',
  }),
} as const satisfies TableShape

export const nameStoreJoin = {
  goneWhen: 'is_inactive',
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    is_inactive: { key: 'inactive', codec: 'bool' },
  },
  rest: keys({ bool: 'om_name_is_customer, om_name_is_supplier' }),
} as const satisfies TableShape

export const storePreference = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    item: { key: 'item', codec: 'text' },
    data: { key: 'data', codec: 'json' },
  },
  rest: keys({ id: 'network_ID, user_ID' }),
} as const satisfies TableShape

export const nameTag = { columns: { name: { key: 'description', codec: 'text' } }, rest: {} } as const satisfies TableShape

export const nameTagJoin = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    tag_id: { key: 'name_tag_ID', codec: 'id', required: true, parent: 'name_tag' },
  },
  rest: {},
} as const satisfies TableShape

/** A person at a name. */
export const contact = {
  columns: {
    name_id: { key: 'name_ID', codec: 'id', required: true, parent: 'name' },
    first_name: { key: 'first', codec: 'text' },
    last_name: { key: 'last', codec: 'text' },
    position: { key: 'position', codec: 'text' },
    phone: { key: 'phone', codec: 'text' },
    email: { key: 'email', codec: 'text' },
  },
  rest: keys({
    text: 'address1, address2, category, category2, category3, comment, country, web_password, web_username',
    bool: 'is_active_web_user, spare',
  }),
} as const satisfies TableShape

/** Users as central knows them, and what they did: the activity log. */
import { keys } from './keys.ts'
import { recordStatus } from './record-status.ts'
import type { TableShape } from './types.ts'

/** Central's, but for one thing: a user who is made here goes to central (DT-60). Passwords and rights never lie here. */
export const user = {
  columns: {
    name: { key: 'name', codec: 'text' },
    first_name: { key: 'first_name', codec: 'text' },
    last_name: { key: 'last_name', codec: 'text' },
    job_title: { key: 'job_title', codec: 'text' },
    email: { key: 'e_mail', codec: 'text' },
    phone: { key: 'phone1', codec: 'text' },
    language: { key: 'Language', codec: 'int' },
    is_active: { key: 'active', codec: 'bool' },
  },
  derived: ['status'],
  derive: (row) => ({ status: recordStatus(row) }),
  rest: keys({
    id: 'group_ID, license_category_id',
    text: 'address_1, address_2, initials, ldap_login_string, mode, permissions_spare, phone2, qdump_offset_b, Signature, spare_1, startup_method, windows_user_name',
    bool: 'is_group, isInactiveAuthoriser, receives_sms_errors, responsible_officer, use_ldap',
    real: 'lasttime, nblogins',
    date: 'date_created, date_left, date_of_birth, lastlogin',
    json: 'custom_data, dashboard_tabs, tags, type',
  }),
} as const satisfies TableShape

/** Who may read or change documents of a programme; all other rights come with the sign-in (4.9). */
export const documentPermission = {
  columns: {
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    store_id: { key: 'store_ID', codec: 'id', refers: 'store' },
    context_id: { key: 'context_ID', codec: 'id', refers: 'list_master' },
    permission: { key: 'permission', codec: 'text' },
  },
  rest: {},
} as const satisfies TableShape

/** Rows without user, store or record are not accepted by central, so none is written without them (4.12). */
export const activityLog = {
  columns: {
    store_id: { key: 'store_ID', codec: 'id', required: true, parent: 'store' },
    type: { key: 'type', codec: 'text' },
    user_id: { key: 'user_ID', codec: 'id', refers: 'user' },
    record_id: { key: 'record_ID', codec: 'id' },
    datetime: { key: 'datetime', codec: 'datetime' },
    changed_from: { key: 'changed_from', codec: 'text' },
    changed_to: { key: 'changed_to', codec: 'text' },
  },
  rest: {},
} as const satisfies TableShape

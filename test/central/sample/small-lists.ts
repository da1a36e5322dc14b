import type { Country } from './country.ts'
import { dayText } from './days.ts'

/** What the lists of a country hold beside items and names; ids by which the rest of the sample names them. */
export type SmallLists = {
  readonly vialStates: readonly string[]
  readonly programId: string
  readonly periodId: string
  readonly indicator: { readonly columns: readonly string[]; readonly rows: readonly string[] }
  readonly providers: readonly string[]
  readonly formSchemaId: string
}

/** Rows of a table, each with an id of its own; gives the ids. */
function put({ writer, random }: Country, table: string, rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => {
    const id = random.id()
    writer.put(table, { ID: id, ...row })
    return id
  })
}

function writeIndicator(country: Country, programId: string): SmallLists['indicator'] {
  const [indicator = ''] = put(country, 'program_indicator', [{ code: 'MAL-1', program_ID: programId, is_active: true }])
  const attributes = (axis: string, names: readonly string[]): string[] =>
    put(
      country,
      'indicator_attribute',
      names.map((description, index) => ({
        indicator_ID: indicator,
        description,
        code: `${axis.slice(0, 1).toUpperCase()}${index + 1}`,
        index,
        value_type: 'number',
        axis,
        is_active: true,
        default_value: '0',
      })),
    )
  return { columns: attributes('column', ['Under five', 'Five and over']), rows: attributes('row', ['Tested', 'Positive', 'Treated']) }
}

function writeWarnings(country: Country): void {
  const ids = put(country, 'warning', [
    { code: 'PREG', warning_text: 'Not in pregnancy' },
    { code: 'LIVER', warning_text: 'Reduce the dose in liver disease' },
  ])
  const items = country.items.slice(0, 12)
  put(
    country,
    'item_warning_link',
    items.map((item, at) => ({ item_ID: item.id, warning_ID: ids[at % ids.length], priority: at % 4 === 0 })),
  )
  put(
    country,
    'item_direction',
    items.map((item, at) => ({ item_ID: item.id, directions: ['1 bd', '1 tds', '2 prn'][at % 3], priority: 1 })),
  )
}

function writeNameLists(country: Country): void {
  const [tag = ''] = put(country, 'name_tag', [{ description: 'Preferred supplier' }, { description: 'Emergency supplier' }])
  put(
    country,
    'name_tag_join',
    country.suppliers.map((supplier) => ({ name_ID: supplier.nameId, name_tag_ID: tag })),
  )
  put(
    country,
    'contact',
    country.suppliers.map((supplier, at) => ({
      name_ID: supplier.nameId,
      first: ['Esther', 'Brian', 'Faith'][at % 3],
      last: 'Kamau',
      position: 'Sales',
      email: `orders@supplier${at + 1}.example`,
    })),
  )
}

/** The lists that every site gets in the central stream, in a size that a person can read. */
export function writeSmallListsOf(country: Country): SmallLists {
  const { today } = country
  writeWarnings(country)
  writeNameLists(country)
  put(country, 'transaction_category', [{ category: 'Outreach', code: 'OUT', type: 'ci' }])
  put(country, 'paymentType', [{ code: 'CASH', description: 'Cash' }])
  const [schedule = ''] = put(country, 'periodSchedule', [{ name: 'Monthly' }])
  const first = dayText(today).slice(0, 8)
  const [periodId = ''] = put(country, 'period', [
    { periodScheduleID: schedule, name: 'This month', startDate: `${first}01`, endDate: `${first}28` },
  ])
  const [programId = ''] = put(country, 'list_master', [{ description: 'Malaria programme', code: 'MALARIA', isProgram: true }])
  const [formSchemaId = ''] = put(country, 'form_schema', [
    { type: 'JSONForms', json_schema: { type: 'object', properties: { note: { type: 'string' } } }, ui_schema: { type: 'VerticalLayout' } },
  ])
  put(country, 'om_document_registry', [
    {
      category: 'PATIENT',
      document_type: 'Patient',
      context_ID: programId,
      name: 'Patient',
      form_schema_ID: formSchemaId,
      config: { default: true },
    },
  ])
  return {
    vialStates: put(
      country,
      'vaccine_vial_monitor_status',
      [1, 2, 3, 4].map((level) => ({ description: `Stage ${level}`, code: `VVM${level}`, level, is_active: true, unusable: level > 2 })),
    ),
    programId,
    periodId,
    indicator: writeIndicator(country, programId),
    providers: put(country, 'insuranceProvider', [{ providerName: 'National health fund', prescriptionValidityDays: 30, isActive: true }]),
    formSchemaId,
  }
}

/** Programmes: periods, indicators, courses of vaccines. */
import { keys } from './keys.ts'
import type { TableShape } from './types.ts'

export const periodSchedule = {
  columns: { name: { key: 'name', codec: 'text' } },
  rest: {},
} as const satisfies TableShape

export const period = {
  columns: {
    schedule_id: { key: 'periodScheduleID', codec: 'id', refers: 'periodSchedule' },
    name: { key: 'name', codec: 'text' },
    start_date: { key: 'startDate', codec: 'date' },
    end_date: { key: 'endDate', codec: 'date' },
  },
  rest: {},
} as const satisfies TableShape

export const programIndicator = {
  columns: {
    program_id: { key: 'program_ID', codec: 'id', refers: 'list_master' },
    code: { key: 'code', codec: 'text' },
    is_active: { key: 'is_active', codec: 'bool' },
  },
  rest: {},
} as const satisfies TableShape

/** A row or a column of an indicator, as `axis` says. */
export const indicatorAttribute = {
  columns: {
    indicator_id: { key: 'indicator_ID', codec: 'id', refers: 'program_indicator' },
    axis: { key: 'axis', codec: 'text' },
    position: { key: 'index', codec: 'int' },
    code: { key: 'code', codec: 'text' },
    description: { key: 'description', codec: 'text' },
    value_type: { key: 'value_type', codec: 'text' },
    is_required: { key: 'is_required', codec: 'bool' },
    is_active: { key: 'is_active', codec: 'bool' },
  },
  rest: keys({ text: 'default_value' }),
} as const satisfies TableShape

export const vaccineCourse = {
  columns: {
    name: { key: 'name', codec: 'text' },
    program_id: { key: 'program_id', codec: 'id', refers: 'list_master' },
    is_active: { key: 'is_active', codec: 'bool' },
  },
  rest: keys({ id: 'demographic_id', real: 'coverage_rate, wastage_rate', datetime: 'deleted_datetime' }),
} as const satisfies TableShape

export const vaccineCourseDose = {
  columns: {
    course_id: { key: 'vaccine_course_ID', codec: 'id', refers: 'om_vaccine_course' },
    label: { key: 'label', codec: 'text' },
    min_age: { key: 'min_age', codec: 'real' },
    max_age: { key: 'max_age', codec: 'real' },
  },
  rest: keys({ text: 'custom_age_label', int: 'min_interval_days', datetime: 'deleted_datetime' }),
} as const satisfies TableShape

export const vaccineCourseItem = {
  columns: {
    course_id: { key: 'vaccine_course_ID', codec: 'id', refers: 'om_vaccine_course' },
    item_id: { key: 'item_ID', codec: 'id', refers: 'item' },
  },
  rest: keys({ datetime: 'deleted_datetime' }),
} as const satisfies TableShape

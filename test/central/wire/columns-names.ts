import type { Layout } from './columns.ts'

/** Names, stores, people: every key of a full legacy row (protocol-v5.md appendix A, chapter 4). */
export const names: Layout = {
  name: {
    text: `
      barcode, bill_address1, bill_address2, bill_address3, bill_address4, bill_address5, bill_postal_zip_code, Blood_Group,
      category1_ID, category2_ID, category3_ID, category4_ID, category5_ID, category6_ID, charge code, code, comment, country,
      currency_ID, custom1, custom2, custom3, email, ethnicity_ID, fax, first, flag, group_ID, HSH_code, HSH_name, ID, integration_ID,
      last, license_number, marital_status, Master_RTM_Supplier_name, middle, mother_id, name, national_health_number, nationality_ID,
      NEXT_OF_KIN_ID, next_of_kin_relative, occupation_ID, om_gender, ordering_method, PATIENT_PHOTO, phone, POBOX, postal_address1,
      postal_address2, postal_address3, postal_address4, postal_address5, postal_zip_code, price_category, region_ID, religion_ID,
      ship_address1, ship_address2, ship_address3, ship_address4, ship_address5, ship_postal_zip_code, supplying_store_id, title, type,
      url
    `,
    number: `
      connection_type, default_order_days, freightfac, latitude, longitude, margin, Master_RTM_Supplier_Code, maximum_credit,
      overpayment, ZIP
    `,
    flag: `
      Benchmark, customer, donor, female, has_current_license, hold, is_deleted, isDeceased, manufacturer, preferred,
      print_invoice_alphabetical, supplier
    `,
    date: 'created_date, date_of_birth, license_expiry, om_date_of_death',
    datetime: 'om_created_datetime',
    object: 'custom_data',
  },
  store: {
    text: `
      address_1, address_2, address_3, address_4, address_5, code, ID, logo, mwks_export_mode, name, name_ID, organisation_name, phone,
      postal_zip_code, responsible_user_ID, spare_user_1, spare_user_2, spare_user_3, spare_user_4, spare_user_5, spare_user_6,
      spare_user_7, spare_user_8, spare_user_9, spare_user_10, spare_user_11, spare_user_12, spare_user_13, spare_user_14,
      spare_user_15, spare_user_16, store_mode, tags
    `,
    number: 'sync_id_remote_site',
    flag: 'disabled, IS_HIS, sort_issues_by_status_spare',
    date: 'created_date',
    object: 'custom_data',
  },
  name_store_join: {
    text: 'ID, store_ID, name_ID',
    flag: 'inactive, om_name_is_customer, om_name_is_supplier',
  },
  name_tag: {
    text: 'ID, description',
  },
  name_tag_join: {
    text: 'ID, name_ID, name_tag_ID',
  },
  contact: {
    text: `
      address1, address2, category, category2, category3, comment, country, email, first, ID, last, name_ID, phone, position,
      web_password, web_username
    `,
    flag: 'is_active_web_user, spare',
  },
  clinician: {
    text: 'address1, address2, code, email, first_name, ID, initials, last_name, mobile, phone, store_ID',
    flag: 'active, female',
    object: 'oms_fields',
  },
  clinician_store_join: {
    text: 'ID, store_ID, prescriber_ID',
  },
  nameInsuranceJoin: {
    text: 'ID, nameID, insuranceProviderID, enteredByID, policyNumberFamily, policyNumberFull, policyNumberPerson, type',
    number: 'discountRate',
    flag: 'isActive',
    date: 'expiryDate',
    object: 'oms_fields',
  },
  user: {
    text: `
      address_1, address_2, e_mail, first_name, group_ID, ID, initials, job_title, last_name, ldap_login_string, license_category_id,
      mode, name, permissions_spare, phone1, phone2, qdump_offset_b, Signature, spare_1, startup_method, windows_user_name
    `,
    number: 'Language, lasttime, nblogins',
    flag: 'active, is_group, isInactiveAuthoriser, receives_sms_errors, responsible_officer, use_ldap',
    date: 'date_created, date_left, date_of_birth, lastlogin',
    object: 'custom_data, dashboard_tabs, tags, type',
  },
  om_user_permission: {
    text: 'ID, user_ID, store_ID, permission, context_ID',
  },
  pref: {
    text: 'ID, item, network_ID, store_ID, user_ID',
    object: 'data',
  },
}

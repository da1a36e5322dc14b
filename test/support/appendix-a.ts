/**
 * Every key that a real row of a declared table carries, with its type, written down from protocol-v5.md appendix A,
 * and chapter 4 for the tables that it leaves out. Types: s text, i whole number, f number, b boolean, d date, pd a date
 * that is pushed without T00:00:00, dt datetime, t time of day, o object, opt option id, - null in all samples. Not derived
 * from src-main/tables: it is what that is checked against.
 */
import { referenceTables } from './appendix-reference.ts'
import { storeTables } from './appendix-store.ts'

const tables: Readonly<Record<string, string>> = {
  unit: 'ID s, units s, comment s, order_number i',
  item:
    'ABC_category s, account_income_ID s, account_purchases_ID s, account_stock_ID s, atc_category s, barcode_spare s, ' +
    'builds_only b, buy_price i, catalogue_code s, category2_ID s, category3_ID s, category_ID s, code s, critical_stock b, ' +
    'cross_ref_item_ID s, custom_data -, ddd factor i, ddd_value s, default_pack_size i, department_ID s, description s, doses i, ' +
    'essential_drug_list b, expiry_date_mandatory b, flags s, ID s, indic_price i, instructions s, interaction_group_ID s, ' +
    'is_sync b, is_vaccine b, item_name s, kit_data -, manufacture_method s, margin i, medication_purpose s, Message s, ' +
    'non_stock_name_ID s, normal_stock b, other_names s, outer_pack_size i, price_editable b, print_units_in_dis_labels b, ' +
    'product_specifications s, reference_bom_quantity i, restricted_location_type_ID s, sms_code s, sms_pack_size i, ' +
    'spare_hold_for_issue b, spare_hold_for_receive b, spare_ignore_for_orders b, spare_internal_analysis i, spare_non_stock b, ' +
    'spare_pack_to_one_on_receive b, start_of_year_date d, strength s, type_of s, unit_ID s, universalcodes_code s, ' +
    'universalcodes_name s, use_bill_of_materials b, user_field_1 s, user_field_2 s, user_field_3 s, user_field_4 b, ' +
    'user_field_5 i, user_field_6 s, user_field_7 b, VEN_category s, volume_per_outer_pack i, volume_per_pack i, ' +
    'warning_quantity i, weight i',
  item_store_join:
    'AMC_modification_factor i, bulk_replenish_at_packs i, bulk_replenish_up_to_packs i, custom_data -, default_location_ID s, ' +
    'default_price f, estimated_AMC i, forecast_method i, hold_for_issue b, hold_for_receive b, ID s, ignore_for_orders b, ' +
    'inactive b, include_on_price_list b, indic_price i, item_ID s, location_bulk_ID s, margin f, maximum_stock i, minimum_stock i, ' +
    'non_stock b, non_stock_name_ID s, pack_to_one b, pack_to_one_allow b, pickface_location_ID s, pickface_pack_size i, ' +
    'pickface_replenish_at_packs i, pickface_replenish_up_to_packs i, projection_for_calcs s, report_quantity i, ' +
    'restricted_location_type_id s, store_ID s',
  list_master:
    'code s, created_by_user_ID s, date_created d, description s, discount_percentage f, gets_new_items b, ID s, inactive b, ' +
    'is_default_price_list b, is_hiv b, is_immunisation b, isPatientList b, isProgram b, isSupplierHubCatalog b, note s, ' +
    'programSettings o, tags -',
  list_master_line: 'ID s, item_master_ID s, item_ID s, price f, imprest_quan f, order_number i',
  list_master_name_join:
    'ID s, name_ID s, list_master_ID s, description s, include_web b, include_imprest b, include_stock_hist b, price_list b',
  name:
    'barcode s, Benchmark b, bill_address1 s, bill_address2 s, bill_address3 s, bill_address4 s, bill_address5 s, ' +
    'bill_postal_zip_code s, Blood_Group s, category1_ID s, category2_ID s, category3_ID s, category4_ID s, category5_ID s, ' +
    'category6_ID s, charge code s, code s, comment s, connection_type i, country s, created_date d|dt, currency_ID s, custom1 s, ' +
    'custom2 s, custom3 s, custom_data o, customer b, date_of_birth d|dt|s, default_order_days i, donor b, email s, ethnicity_ID s, ' +
    'fax s, female b, first s, flag s, freightfac i, group_ID s, has_current_license b, hold b, HSH_code s, HSH_name s, ID s, ' +
    'integration_ID s, is_deleted b, isDeceased b, last s, latitude i, license_expiry d, license_number s, longitude i, ' +
    'manufacturer b, margin i, marital_status s, Master_RTM_Supplier_Code i, Master_RTM_Supplier_name s, maximum_credit i, ' +
    'middle s, mother_id s, name s, national_health_number s, nationality_ID s, NEXT_OF_KIN_ID s, next_of_kin_relative s, ' +
    'occupation_ID s, om_created_datetime dt|s, om_date_of_death d, om_gender s, ordering_method s, overpayment i, PATIENT_PHOTO s, ' +
    'phone s, POBOX s, postal_address1 s, postal_address2 s, postal_address3 s, postal_address4 s, postal_address5 s, ' +
    'postal_zip_code s, preferred b, price_category s, print_invoice_alphabetical b, region_ID s, religion_ID s, ship_address1 s, ' +
    'ship_address2 s, ship_address3 s, ship_address4 s, ship_address5 s, ship_postal_zip_code s, supplier b, supplying_store_id s, ' +
    'title s, type s, url s, ZIP i',
  store:
    'address_1 s, address_2 s, address_3 s, address_4 s, address_5 s, code s, created_date d, custom_data -, disabled b, ID s, ' +
    'IS_HIS b, logo s, mwks_export_mode s, name s, name_ID s, organisation_name s, phone s, postal_zip_code s, ' +
    'responsible_user_ID s, sort_issues_by_status_spare b, spare_user_1 s, spare_user_2 s, spare_user_3 s, spare_user_4 s, ' +
    'spare_user_5 s, spare_user_6 s, spare_user_7 s, spare_user_8 s, spare_user_9 s, spare_user_10 s, spare_user_11 s, ' +
    'spare_user_12 s, spare_user_13 s, spare_user_14 s, spare_user_15 s, spare_user_16 s, store_mode s, sync_id_remote_site i, ' +
    'tags s',
  name_store_join: 'ID s, store_ID s, name_ID s, inactive b, om_name_is_customer b, om_name_is_supplier b',
  pref: 'data o, ID s, item s, network_ID s, store_ID s, user_ID s',
  Location:
    'asset_ID s, bottom_y_coordinate i, code s, Colour s, Comment s, Description s, hold b, ID s, object_type s, parent_id s, ' +
    'priority i, replenishment_type s, store_ID s, summary_only b, type_ID s, Volume f',
  item_line:
    'available i, barcodeID s, batch s, cost_price i, donor_id s, expiry_date d, extraData -, hold b, ID s, initial_quan i, ' +
    'item_ID s, kit_data -, location_ID s, manufacturer_ID s, name_ID s, note s, om_item_variant_id s, oms_fields o|s, ' +
    'pack_inners_per_outer i, pack_quan_per_inner i, pack_size i, quantity i, sell_price f, spare i, spare_start_year_quan_tot i, ' +
    'stock_on_hand_tot i, store_ID s, total_cost f, total_volume f, user_1 s, user_2 s, user_3 s, user_4 s, user_5_ID s, ' +
    'user_6_ID s, user_7_ID s, user_8_ID s, volume_per_pack i, vvm_status_id s, weight_per_pack i',
  transact:
    'amount_outstanding i, arrival_date_actual d, arrival_date_estimated d, authorisationStatus s, budget_period_ID s, ' +
    'category2_ID s, category_ID s, Colour i, comment s, confirm_date d, confirm_time t, contact_id s, currency_ID s, ' +
    'currency_rate f, custom_data -, Date_order_received d, Date_order_written d, diagnosis_ID s, donor_default_id s, ' +
    'encounter_id s, entry_date d, entry_time t, export_batch i, finalised_date d, finalised_time t, foreign_currency_total i, ' +
    'goods_received_ID s, goodsReceivedConfirmation -, hold b, ID s, insuranceDiscountAmount f, insuranceDiscountRate f, ' +
    'internalData -, invoice_num i, invoice_printed_date d, is_authorised b, is_cancellation b, lastModifiedAt i, ' +
    'linked_goods_received_ID s, linked_transaction_id s, local_charge_distributed i, mode s, mwks_sequence_num i, name_ID s, ' +
    'nameInsuranceJoinID s, number_of_cartons i, om_allocated_datetime dt|s, om_cancelled_datetime dt, om_colour s, ' +
    'om_created_datetime dt|s, om_delivered_datetime dt|s, om_expected_delivery_date s, om_picked_datetime dt, ' +
    'om_received_datetime dt, om_shipped_datetime dt|s, om_status s, om_transport_reference s, om_type s, ' +
    'om_verified_datetime dt|s, oms_fields o, optionID s, original_PO_ID s, paymentTypeID s, pickslip_printed_date d, ' +
    'prescriber_ID s, programID s, requisition_ID s, responsible_officer_ID s, service_descrip s, service_price i, ship_date d, ' +
    'ship_method_comment s, ship_method_ID s, status s, store_ID s, subtotal i, supplier_charge_fc i, tax i, tax_rate i, ' +
    'their_ref s, total i, type s, user1 s, user2 s, user3 s, user4 s, user_ID s, wardID s, waybill_number s, ' +
    'om_original_shipment_id s, om_backdated_datetime dt',
  trans_line:
    'barcodeID s, batch s, box_number s, cost_price i, custom_data -, donor_id s, expiry_date d, foreign_currency_price i, ' +
    'goods_received_lines_ID s, ID s, is_from_inventory_adjustment b, isVVMPassed s, item_ID s, item_line_ID s, item_name s, ' +
    'line_number i, linked_trans_line_ID s, linked_transact_id s, local_charge_line_total i, location_ID s, manufacturer_ID s, ' +
    'medicine_administrator_ID s, note s, om_item_code s, om_item_variant_id s, om_tax f, om_total_after_tax f, ' +
    'om_total_before_tax f, oms_fields o|s, optionID s, order_lines_ID s, pack_inners_in_outer i, pack_size i, pack_size_inner i, ' +
    'prescribedQuantity i, price_extension i, program_ID s, quantity f, repeat_ID s, sell_price i, sent_pack_size i, ' +
    'sentQuantity i, source_backorder_id s, spare i, supp_trans_line_ID_ns s, transaction_ID s, type s, user_1 s, user_2 s, ' +
    'user_3 s, user_4 s, user_5_ID s, user_6_ID s, user_7_ID s, user_8_ID s, vaccine_vial_monitor_status_ID s, volume_per_pack i, ' +
    'Weight i',
  user:
    'active b, address_1 s, address_2 s, custom_data o, dashboard_tabs o, date_created d, date_left d, date_of_birth d, e_mail s, ' +
    'first_name s, group_ID s, ID s, initials s, is_group b, isInactiveAuthoriser b, job_title s, Language i, last_name s, ' +
    'lastlogin d, lasttime i, ldap_login_string s, license_category_id s, mode s, name s, nblogins i, permissions_spare s, ' +
    'phone1 s, phone2 s, qdump_offset_b s, receives_sms_errors b, responsible_officer b, Signature s, spare_1 s, ' +
    'startup_method s, tags o, type o, use_ldap b, windows_user_name s',
  om_activity_log: 'ID s, type s, user_ID s, store_ID s, record_ID s, datetime dt, changed_from s, changed_to s',
  ...referenceTables,
  ...storeTables,
}

export type KeyType = { readonly key: string; readonly type: string }

/** The keys of a wire table; a key may hold a space, its type is the last word. */
export function appendixKeys(wire: string): readonly KeyType[] {
  return (tables[wire] ?? '').split(', ').map((entry) => {
    const at = entry.lastIndexOf(' ')
    return { key: entry.slice(0, at), type: entry.slice(at + 1) }
  })
}

export const appendixTables: readonly string[] = Object.keys(tables)

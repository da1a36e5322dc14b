/** The keys of `pref.data` for `item = 'store_preferences'` (protocol-v5.md appendix A). */
export const preferenceKeys = {
  text: `
    boxPrefix, good_receipt_finalise_next_action, monthlyConsumptionLookBackPeriod, monthsLeadTime
  `,
  number: `
    boxPercentageSpace, monthsItemsExpire, monthsOverstock, monthsUnderstock, stocktakeFrequency
  `,
  flag: `
    ableToSpecifyVVMStatusWhenReceivingItems, alertIfDispensingSameVaccine, can_enter_total_distribution_quantities,
    can_issue_in_foreign_currency, can_pack_items_into_multiple_boxes, can_specify_manufacturer, canLinkRequistionToSupplierInvoice,
    chooseDiagnosisOnPrescription, CommentFieldToBeShownOnSupplierInvoiceLines, confirm_customer_invoices_automatically,
    confirm_supplier_invoices_automatically, consolidateBatches, customer_invoice_authorisation_needed_only_if_over_budget,
    customer_invoices_must_be_authorised, default_item_packsize_to_one, edit_sell_price_on_customer_invoice_lines,
    editPrescribedQuantityOnPrescription, finalise_customer_invoices_automatically, goods_received_lines_must_be_authorised,
    includeRequisitionsInSuppliersRemoteAuthorisationProcesses, keepRequisitionLinesWithZeroQuantity, log_editing_transacts,
    monthlyConsumptionEnforceLookBackPeriod, must_enter_locations_on_goods_received, new_names_visible_in_this_store_only,
    new_patients_visible_in_this_store_only, omSupplyUsesProgramModule, pickfaceReplenishmentsMustAuthorised,
    purchase_order_must_be_authorised, responseRequisitionAutoFillSupplyQuantity, round_up_distribute_quantities,
    shouldAuthoriseResponseRequisition, show_item_unit_column_while_issuing, sort_batches_by_VVM_not_expiry,
    stock_transfer_supplier_invoice_is_on_hold, supplier_invoices_must_be_authorised,
    useConsumptionAndStockFromCustomersForInternalOrders, UseEDDPlaceholderLinesOnSupplierInvoice, useExtraFieldsForRequisitions,
    usesCashRegisterModule, usesDashboardModule, usesDispensaryModule, usesHideSnapshotColumn, usesPatientTypes, usesPaymentModule,
    usesVaccineModule
  `,
}

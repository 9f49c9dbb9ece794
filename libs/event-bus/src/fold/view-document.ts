/** A document of a view: its `_id` is the key of the aggregate. */
export interface ViewDocument {
  _id: string;
  /** When the document wants to be woken (server time); handled by the view's `wake`. */
  wakeAt?: Date | null;
}

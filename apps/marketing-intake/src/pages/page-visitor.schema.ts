import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

const keptSeconds = 30 * 86_400;

/** When somebody looked at a page, and by which link. */
@Schema({ _id: false })
export class PageVisit {
  @Prop({ required: true }) readonly at: Date;

  @Prop() readonly source?: string;

  @Prop() readonly medium?: string;

  @Prop() readonly campaign?: string;
}

/** The visits of a browser, until a form says whose they are; then the lead that later ones are of. */
@Schema({ collection: 'page_visitors' })
export class PageVisitor {
  /** Keyed hash of the page and of the id that the browser has. */
  @Prop({ type: String, required: true }) _id: string;

  /** The first ones and the last ones; none where the lead is known. */
  @Prop({ type: [PageVisit], required: true }) visits: readonly PageVisit[];

  /** Of the last form that it sent. */
  @Prop() leadId?: string;

  /** Of the last visit or form; forgotten thirty days later. */
  @Prop({ required: true, expires: keptSeconds }) at: Date;
}

export const PageVisitorSchema = schemaFor(PageVisitor);

/** Those of a lead, which go with it. */
PageVisitorSchema.index({ leadId: 1 }, { sparse: true });

import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { LeadRepository } from '../capture/lead.repository.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import { refuseErased } from '../erasure/refuse-erased.js';
import type { Lead } from '../capture/lead.schema.js';
import { joinContacts } from '../merges/join-contacts.js';
import { idsOf } from '../merges/merge-leads.js';
import type { Contact } from './contact.js';
import { ContactCardDto } from './contact.dto.js';
import { dialledPhone } from './international-phone.js';
import { VaultRepository } from './vault.repository.js';

@ApiTags('contact data')
@Controller('v1/leads')
export class ContactController {
  constructor(
    private readonly leads: LeadRepository,
    private readonly vault: VaultRepository,
  ) {}

  @Get(':id/contact')
  @Roles('sales', 'marketing', 'revops')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Get the contact card of a lead; who read it, and when, is recorded' })
  @ApiHeader({ name: 'X-Reason', description: 'Why: kept with the read.', required: false })
  @ApiOkResponse({ type: ContactCardDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  @ApiProblem(404, 'no-contact-data', 'No contact data is kept about the lead.')
  async getContact(@Param('id', ParseUUIDPipe) leadId: string): Promise<ContactCardDto> {
    const found = await this.leads.find(leadId);
    if (!found) throw noSuchLead(leadId);
    refuseErased(found.lead);
    const contact = await this.cardOf(found.lead);
    if (!contact) {
      throw new ProblemError({
        status: 404,
        type: 'no-contact-data',
        title: 'There is no contact data',
        detail: `No contact data is kept about lead ${leadId}.`,
      });
    }
    const { phone } = contact;
    const dialled = phone && dialledPhone(phone, found.lead.profile.country);
    return {
      leadId,
      ...contact,
      ...(dialled && {
        phoneInternational: dialled.international,
        phoneE164: dialled.e164,
        ...(dialled.extension && { phoneExtension: dialled.extension }),
      }),
    };
  }

  /** Filled from the leads that were merged into it. */
  private async cardOf(lead: Lead): Promise<Contact | undefined> {
    const absorbed = await this.leads.capturedAtOf(idsOf(lead));
    const contacts = await this.vault.read([lead._id, ...absorbed.keys()]);
    const others = [...absorbed].flatMap(([leadId, at]) => {
      const contact = contacts.get(leadId);
      return contact ? [{ leadId, at, contact }] : [];
    });
    const own = contacts.get(lead._id);
    return own || others.length > 0 ? joinContacts(own ?? {}, others) : undefined;
  }
}

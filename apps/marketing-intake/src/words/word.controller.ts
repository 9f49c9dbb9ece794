import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import type { WordList } from '../vault/contact.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { WordsDto, WordsQuery } from './word.dto.js';

@ApiTags('contact data')
@Controller('v1/words')
@Roles('revops')
export class WordController {
  constructor(private readonly vault: VaultRepository) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'List the words of leads that no list in the playbook has',
    description:
      'What leads call their industry, department or channel, each word with the number of leads that use it. It is free text from people: who read it, and when, is recorded. A word disappears with the contact data of its last lead, or when that lead says something else.',
  })
  @ApiOkResponse({ type: WordsDto })
  async listWords(@Query() { list, limit }: WordsQuery): Promise<WordsDto> {
    const items = await this.vault.wordsIn(list as WordList, limit);
    return { list, items };
  }
}

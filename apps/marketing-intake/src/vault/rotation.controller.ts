import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { RotationDto } from './rotation.dto.js';
import { VaultRotations } from './vault-rotations.provider.js';

@ApiTags('operations')
@Controller('v1/operations/vault-rotation')
export class RotationController {
  constructor(private readonly rotations: VaultRotations) {}

  @Get()
  @Roles('ops', 'revops')
  @ApiOperation({ summary: 'Get how far the master key of the vault has been replaced' })
  @ApiOkResponse({ type: RotationDto })
  async getVaultRotation(): Promise<RotationDto> {
    return this.rotations.progress();
  }
}

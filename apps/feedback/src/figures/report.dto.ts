import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSchema } from '@nestjs/swagger';
import { FigureDto, MoneyFigureDto } from './figure.dto.js';

/** Documents a report: every number in it is a figure. */
export function ApiReport(summary: string, description: string, type: Type): MethodDecorator {
  return applyDecorators(ApiOperation({ summary, description }), ApiOkResponse({ type }));
}

/** A property that is one figure. */
export function ApiFigure(
  description: string,
  type: Type<Pick<FigureDto | MoneyFigureDto, 'value' | 'reason'>> = FigureDto,
): PropertyDecorator {
  return ApiProperty({ type, description });
}

/** A property that holds a figure under each name; `schema` is what the document calls them together. */
export function ApiFigures(
  schema: string,
  names: readonly string[],
  description: string,
): PropertyDecorator {
  @ApiSchema({ name: schema })
  class Figures {}
  for (const name of names) ApiProperty({ type: FigureDto })(Figures.prototype, name);
  return ApiProperty({ type: Figures, description });
}

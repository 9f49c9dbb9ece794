import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import type { Calendar, Commitment, Playbook } from '@smarketing/playbook';
import { CommitmentHistories } from '../commitments/commitment-histories.repository.js';
import { MonthQuery } from '../figures/month-query.dto.js';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources, type ReportSource } from '../figures/report-source.provider.js';
import { calendarMonth, utcMonthsOf } from './calendar-month.js';
import { AttainmentReportDto, type CommitmentAttainmentDto } from './attainment-report.dto.js';
import { agreedTerms, commitmentAttainment, notCounted } from './commitment-attainment.js';
import { commitmentMonths } from './commitment-months.js';
import { CommitmentsReportDto } from './commitments-report.dto.js';
import { serviceLevelAttainment } from './service-level-attainment.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class AttainmentController {
  constructor(
    private readonly sources: ReportSources,
    private readonly histories: CommitmentHistories,
  ) {}

  @Get('attainment')
  @ApiReport(
    'Report how well each team keeps its side of the agreement',
    'Service levels over all time; commitments for one month (default: the current one) of their calendar.',
    AttainmentReportDto,
  )
  async reportAttainment(@Query() { month }: MonthQuery): Promise<AttainmentReportDto> {
    const source = await this.sources.read(['sla:']);
    const { serviceLevels, commitments } = source.playbook.document;
    return {
      serviceLevels: serviceLevelAttainment(source.sums, { serviceLevels }, source.figureOf),
      commitments: await Promise.all(
        commitments.map((commitment) => this.commitment(source, commitment, month)),
      ),
    };
  }

  @Get('commitments')
  @ApiReport(
    'Report every month of what one team owes the other',
    'From the current month back to the first that has a count. What became known late restates a month, but not what was announced about it.',
    CommitmentsReportDto,
  )
  async reportCommitments(): Promise<CommitmentsReportDto> {
    const { playbook, sums, now, figureOf } = await this.sources.read(['mql:']);
    const items = playbook.document.commitments.map(async (commitment) => {
      const calendar = calendarOf(playbook.document, commitment);
      const announced = await this.histories.periodsOf(commitment.id);
      const months = commitmentMonths(sums, commitment, calendar, announced, now, figureOf);
      return {
        commitment: commitment.id,
        agreed: agreedTerms(commitment),
        months,
        ...(months ? {} : { reason: notCounted(commitment) }),
      };
    });
    return { items: await Promise.all(items) };
  }

  private async commitment(
    source: ReportSource,
    commitment: Commitment,
    asked?: string,
  ): Promise<CommitmentAttainmentDto> {
    const { playbook, now, figureOf } = source;
    const calendar = calendarOf(playbook.document, commitment);
    const month = calendarMonth(calendar.zone, now, asked);
    const [{ sums }, monitored] = await Promise.all([
      this.sources.read(utcMonthsOf(month).map((utcMonth) => `mql:${utcMonth}`)),
      this.histories.periodsOf(commitment.id),
    ]);
    return {
      ...commitmentAttainment(sums, commitment, calendar, month, now, figureOf),
      monitored,
    };
  }
}

function calendarOf({ calendars }: Playbook, commitment: Commitment): Calendar {
  const calendar = calendars.find(({ id }) => id === commitment.calendar);
  if (!calendar) throw new MissingCalendarError(commitment.id, commitment.calendar);
  return calendar;
}

/** A playbook that passed its check has every calendar it names. */
class MissingCalendarError extends Error {
  override readonly name = 'MissingCalendarError';

  constructor(
    readonly commitment: string,
    readonly calendar: string,
  ) {
    super(
      `The playbook in force has no calendar ${calendar}, which commitment ${commitment} names.`,
    );
  }
}

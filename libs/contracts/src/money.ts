import { IsInt, Matches } from 'class-validator';

/** An amount in integer minor units (cents) of an ISO 4217 currency. */
export class Money {
  @IsInt()
  amount: number;

  @Matches(/^[A-Z]{3}$/)
  currency: string;
}

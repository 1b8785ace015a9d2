"""What a decision is: indicators and targets, tasks and schedules, agencies, observations, periods."""

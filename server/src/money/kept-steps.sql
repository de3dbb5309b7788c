-- Which of these steps are of events that the cases are known to be made of? One row a step, as it was.
select * from (/*all_steps*/) where not (step_sequence > {unseen_after:UInt64} and step_sequence < {unseen_before:UInt64})

-- Which of these readings have begun, so that they see the cases as they were then, whatever comes? One row a reading.
select Settings['log_comment'] as tag from system.processes where read_rows > 0 and has({tags:Array(String)}, Settings['log_comment'])
